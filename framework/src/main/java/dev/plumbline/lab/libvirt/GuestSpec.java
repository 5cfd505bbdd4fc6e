package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.MachineSpec;
import java.nio.file.Path;
import java.util.List;

/**
 * A machine to be made, as its hypervisor is told.
 *
 * @param machine what was asked for
 * @param domain its name on the hypervisor
 * @param accelerated whether the processor itself runs the guest ({@code kvm}), or an emulation of one ({@code qemu})
 * @param overlay the file that takes what it writes to its system disk
 * @param image what it boots
 * @param address its address with the length of the prefix, as {@code 198.18.0.3/23}
 * @param key the public key that may log in, as {@code ssh-ed25519 AAAA…}
 * @param console the file that takes what it prints
 * @param legs its network cards
 * @param cardModel the model of each, as {@code virtio}
 * @param diskBus what its disks hang on, as {@code virtio}
 */
record GuestSpec(
        MachineSpec machine,
        String domain,
        boolean accelerated,
        Path overlay,
        GuestImage image,
        String address,
        String key,
        Path console,
        List<Leg> legs,
        String cardModel,
        String diskBus) {

    /** Copies the legs. */
    GuestSpec {
        legs = List.copyOf(legs);
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
