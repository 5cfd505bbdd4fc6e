package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.util.List;
import java.util.stream.IntStream;

/** The arithmetic of placing disks of one size on volumes of one size. */
final class DiskLayout {

    private DiskLayout() {}

    /**
     * One slot for each machine, in order.
     *
     * @throws MisuseException when they do not fit
     */
    static List<DiskSlot> slots(int machines, long diskBytes, Placement placement, LunsSpec luns) {
        if (diskBytes < 1) {
            throw new MisuseException(
                    "a disk needs at least 1 B, but disk is 0 B; write for example '80 MiB', or '' for none");
        }
        long perLun = luns.bytes() / diskBytes;
        long held = Math.multiplyExact(perLun, luns.count());
        if (machines > held) {
            throw new MisuseException(
                    machines + " machines of " + Quantities.formatBytes((double) diskBytes) + " do not fit on "
                            + luns.count() + (luns.count() == 1 ? " LUN of " : " LUNs of ")
                            + Quantities.formatBytes((double) luns.bytes()) + ", which hold " + held
                            + "; write a larger size or count in @Luns, or a smaller disk in @Vms");
        }
        return IntStream.range(0, machines)
                .mapToObj(machine -> switch (placement) {
                    case PACKED -> slot((int) (machine / perLun), machine % perLun, diskBytes);
                    case ALTERNATING -> slot(machine % luns.count(), machine / luns.count(), diskBytes);
                })
                .toList();
    }

    private static DiskSlot slot(int lun, long place, long diskBytes) {
        return new DiskSlot(lun, place * diskBytes, diskBytes);
    }
}
