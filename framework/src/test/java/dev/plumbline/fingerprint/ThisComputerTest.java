package dev.plumbline.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.journal.ModelJson;
import dev.plumbline.model.Fingerprint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fingerprint of the computer that the tests run on. */
class ThisComputerTest {

    @Test
    void saysWhatItIsMadeOf() {
        Fingerprint fingerprint = LabFingerprint.ofThisComputer();

        assertThat(fingerprint.identity())
                .containsKeys("cpu.model", "memory.size", "os.name", "kernel.release")
                .containsEntry(
                        "cpu.threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
        assertThat(fingerprint.informational())
                .containsEntry("jvm.version", Runtime.version().toString());
        assertThat(fingerprint.identity().keySet())
                .allMatch(key -> KnownKey.of(key).isPresent());
    }

    @Test
    void isTheSameWhenItIsReadAgain() {
        assertThat(LabFingerprint.ofThisComputer()).isEqualTo(LabFingerprint.ofThisComputer());
    }

    @Test
    void hasNoByteOfWhatIdentifiesIt() throws IOException {
        String stored = json(LabFingerprint.ofThisComputer());

        assertThat(stored).doesNotContainPattern(wholeWord(hostName()));
        assertThat(addresses()).isNotEmpty().noneMatch(stored::contains);
        assertThat(identifiers()).isNotEmpty().noneMatch(stored::contains);
    }

    @Test
    void noneOfItGetsInByAKeyOfAUserEither() throws IOException {
        Merged merged = new Merged("a lab", new Redactor(Inventory.ofThisComputer()));
        List<String> all = new ArrayList<>(addresses());
        all.addAll(identifiers());
        all.add(hostName());
        SortedMap<String, String> keys = new TreeMap<>();
        for (String one : all) {
            keys.put("k" + keys.size(), "seen on " + one + ", port 2");
        }
        merged.addGiven("a test", new Fingerprint(keys, new TreeMap<>()));

        String stored = json(merged.fingerprint());

        assertThat(stored).doesNotContainPattern(wholeWord(hostName()));
        assertThat(all.subList(0, all.size() - 1)).noneMatch(stored::contains);
        assertThat(merged.fingerprint().identity().values())
                .allMatch(value -> value.matches("seen on .*sha256:[0-9a-f]{8}.*, port 2"));
    }

    private static String json(Fingerprint fingerprint) throws JsonProcessingException {
        return ModelJson.mapper().writeValueAsString(fingerprint).toLowerCase(Locale.ROOT);
    }

    private static Pattern wholeWord(String name) {
        return Pattern.compile("(?<![a-z0-9])" + Pattern.quote(name.toLowerCase(Locale.ROOT)) + "(?![a-z0-9])");
    }

    private static String hostName() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    }

    private static List<String> addresses() throws SocketException {
        List<String> found = new ArrayList<>();
        NetworkInterface.networkInterfaces().forEach(nic -> {
            nic.inetAddresses()
                    .filter(address -> !address.isLoopbackAddress())
                    .map(InetAddress::getHostAddress)
                    .forEach(
                            address -> found.add(address.replaceFirst("%.*", "").toLowerCase(Locale.ROOT)));
            try {
                byte[] hardware = nic.getHardwareAddress();
                if (hardware != null) {
                    found.add(HexFormat.of().formatHex(hardware));
                    found.add(HexFormat.ofDelimiter(":").formatHex(hardware));
                }
            } catch (SocketException e) {
                throw new AssertionError(e);
            }
        });
        return found;
    }

    private static List<String> identifiers() throws IOException {
        List<String> found = new ArrayList<>();
        for (String path : List.of("/etc/machine-id", "/proc/sys/kernel/random/boot_id")) {
            found.add(Files.readString(Path.of(path)).strip());
        }
        try (Stream<Path> disks = Files.list(Path.of("/sys/block"))) {
            for (Path disk : disks.toList()) {
                Path serial = disk.resolve("serial");
                if (Files.exists(serial) && !Files.readString(serial).isBlank()) {
                    found.add(Files.readString(serial).strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        return found;
    }
}
