package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Hardware;
import dev.plumbline.model.MisuseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The virtual hardware that QEMU emulates and the guests have drivers for. */
final class GuestHardware {

    static final List<String> NIC_MODELS = List.of("virtio", "e1000", "vmxnet3", "pcnet", "rtl8139");
    private static final List<String> DISK_BUSES = List.of("virtio", "scsi", "sata", "ide");
    private static final List<String> DISK_CACHES =
            List.of("none", "writeback", "writethrough", "directsync", "unsafe");
    private static final List<String> BONDS = List.of("balance-rr", "active-backup", "802.3ad");
    private static final Pattern PIN = Pattern.compile("\\d{1,4}(?:-\\d{1,4})?(?:,\\d{1,4}(?:-\\d{1,4})?)*");

    private GuestHardware() {}

    /**
     * Refuses what is not known.
     *
     * @param where what the sentence begins with, as {@code @Vms}
     * @throws MisuseException when something of it is not known
     */
    static void check(String where, Hardware hardware) {
        check(where, "nicModel", hardware.nicModel(), NIC_MODELS);
        check(where, "diskBus", hardware.diskBus(), DISK_BUSES);
        check(where, "diskCache", hardware.diskCache(), DISK_CACHES);
        check(where, "bond", hardware.bond(), BONDS);
        hardware.pin().filter(pin -> !PIN.matcher(pin).matches()).ifPresent(pin -> {
            throw new MisuseException(
                    where + "has the pin '" + pin + "', which names no processors; write for example '0-1'");
        });
    }

    private static void check(String where, String what, Optional<String> chosen, List<String> known) {
        chosen.filter(value -> !known.contains(value)).ifPresent(value -> {
            throw new MisuseException(where + "has the " + what + " '" + value + "', which virtual machines of this lab"
                    + " cannot have; write one of " + known);
        });
    }

    /** What was chosen, and for the rest what the lab has. */
    static Hardware complete(Hardware chosen, Hardware otherwise) {
        return new Hardware(
                chosen.bond().or(otherwise::bond),
                chosen.nicModel().or(otherwise::nicModel),
                chosen.diskBus().or(otherwise::diskBus),
                chosen.diskCache().or(otherwise::diskCache),
                chosen.pin().or(otherwise::pin));
    }
}
