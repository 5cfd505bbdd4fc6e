package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.MachineSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A machine to be made, as its hypervisor is told.
 *
 * @param machine what was asked for
 * @param hardware its virtual hardware, all of it chosen but the pin and the bond
 * @param domain its name on the hypervisor
 * @param accelerated whether the processor itself runs the guest ({@code kvm}), or an emulation of one ({@code qemu})
 * @param overlay the file that takes what it writes to its system disk
 * @param image what it boots
 * @param seed the disc that tells a cloud image who it is; empty for the lab's own image
 * @param address its address with the length of the prefix, as {@code 198.18.0.3/23}
 * @param key the public key that may log in, as {@code ssh-ed25519 AAAA…}
 * @param console the file that takes what it prints
 * @param legs its network cards
 * @param bitsPerSecond the rate that the hypervisor holds each of them to; empty for none
 * @param disks its disks beside that of the system
 */
record GuestSpec(
        MachineSpec machine,
        Hardware hardware,
        String domain,
        boolean accelerated,
        Path overlay,
        BootImage image,
        Optional<Path> seed,
        String address,
        String key,
        Path console,
        List<Leg> legs,
        OptionalLong bitsPerSecond,
        List<GuestDisk> disks) {

    /** Copies the lists. */
    GuestSpec {
        legs = List.copyOf(legs);
        disks = List.copyOf(disks);
    }

    /**
     * A network card.
     *
     * @param bridge the bridge that it is attached to
     * @param device the name of its other end on the hypervisor's host, at most 15 characters
     * @param hardwareAddress as {@code 02:00:c6:12:00:03}
     */
    record Leg(String bridge, String device, String hardwareAddress) {}
}
