package dev.plumbline.lab;

import java.util.List;
import java.util.Optional;

/**
 * Machines that are wanted.
 *
 * @param count how many, 1 or more
 * @param disks their disks; empty for machines without
 * @param cpus virtual processors of each
 * @param memoryBytes memory of each
 * @param link attachment of each to the network
 * @param hardware what of their virtual hardware was chosen
 */
record VmsSpec(int count, Optional<Disks> disks, int cpus, long memoryBytes, LinkSpec link, Hardware hardware) {

    /**
     * The machines' disks.
     *
     * @param bytes the size of each
     * @param layout how they are laid out
     * @param luns the volumes that hold them
     */
    record Disks(long bytes, Layout layout, LunsSpec luns) {}

    /** Where the machines' disks lie; empty for machines without. */
    List<DiskSlot> slots() {
        return disks.map(d -> DiskLayout.slots(count, d.bytes(), d.layout(), d.luns()))
                .orElse(List.of());
    }
}
