package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link Vms} says of virtual hardware. Labs put it into other programs' words, so nothing but words gets in. */
final class HardwareReader {

    private static final List<String> BONDS = List.of("balance-rr", "active-backup", "802.3ad");
    private static final List<String> BUSES = List.of("virtio", "scsi", "sata", "ide");
    private static final List<String> CACHES = List.of("none", "writeback", "writethrough", "directsync", "unsafe");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern PROCESSORS = Pattern.compile("(\\d{1,4})(?:-(\\d{1,4}))?");
    private static final int MOST_RANGES = 64;

    private HardwareReader() {}

    static Hardware read(Vms declared) {
        return new Hardware(
                read("bond", declared.bond(), text -> one(BONDS, "bond mode", text)),
                read("nicModel", declared.nicModel(), HardwareReader::word),
                read("diskBus", declared.diskBus(), text -> one(BUSES, "bus of disks", text)),
                read("diskCache", declared.diskCache(), text -> one(CACHES, "cache mode of disks", text)),
                read("pin", declared.pin(), HardwareReader::processors));
    }

    private static Optional<String> read(String attribute, String text, UnaryOperator<String> check) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Attribute.read("@Vms", attribute, text, check));
    }

    private static String one(List<String> known, String what, String text) {
        if (!known.contains(text)) {
            throw new MisuseException("'" + text + "' is no " + what + "; write one of " + known
                    + ", or nothing for the lab's own choice");
        }
        return text;
    }

    private static String word(String text) {
        if (!WORD.matcher(text).matches()) {
            throw new MisuseException(
                    "'" + text + "' is no word of letters, digits, '.', '_' and '-'; write for example"
                            + " 'virtio', or nothing for the lab's own choice");
        }
        return text;
    }

    private static String processors(String text) {
        String[] ranges = text.split(",", -1);
        if (ranges.length > MOST_RANGES || !Arrays.stream(ranges).allMatch(HardwareReader::isRange)) {
            throw new MisuseException(
                    "'" + text + "' are no processors of the host, which are counted from 0; write for example '0-1' or"
                            + " '0,2', or nothing to leave it to the host");
        }
        return text;
    }

    private static boolean isRange(String text) {
        Matcher matcher = PROCESSORS.matcher(text);
        return matcher.matches()
                && (matcher.group(2) == null
                        || Integer.parseInt(matcher.group(1)) <= Integer.parseInt(matcher.group(2)));
    }
}
