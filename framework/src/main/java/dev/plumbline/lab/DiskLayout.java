package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.util.ArrayList;
import java.util.List;

/** The arithmetic of placing disks of one size on volumes of one size. */
final class DiskLayout {

    private DiskLayout() {}

    /**
     * Rejects disks that do not fit, wherever they are placed.
     *
     * @throws MisuseException with both numbers
     */
    static void checkFit(int machines, long diskBytes, LunsSpec luns) {
        if (diskBytes < 1) {
            throw new MisuseException(
                    "a disk needs at least 1 B, but disk is 0 B; write for example '80 MiB', or '' for none");
        }
        long held = Math.multiplyExact(luns.bytes() / diskBytes, luns.count());
        if (machines > held) {
            throw new MisuseException(
                    machines + " machines of " + Quantities.formatBytes((double) diskBytes) + " do not fit on "
                            + luns.count() + (luns.count() == 1 ? " LUN of " : " LUNs of ")
                            + Quantities.formatBytes((double) luns.bytes()) + ", which hold " + held
                            + "; write a larger size or count in @Luns, or a smaller disk in @Vms");
        }
    }

    /**
     * One slot for each machine, in order.
     *
     * @throws MisuseException when they do not fit
     */
    static List<DiskSlot> slots(int machines, long diskBytes, Layout layout, LunsSpec luns) {
        checkFit(machines, diskBytes, luns);
        long perLun = luns.bytes() / diskBytes;
        long[] taken = new long[luns.count()];
        List<DiskSlot> slots = new ArrayList<>();
        for (int machine = 0; machine < machines; machine++) {
            int lun = layout.lun(machine, machines, perLun, luns.count());
            if (taken[lun] == perLun) {
                throw new MisuseException("machine " + (machine + 1) + " is placed on LUN " + (lun + 1)
                        + ", which is full with " + perLun + " of " + Quantities.formatBytes((double) diskBytes)
                        + "; place it on another, or write a larger size in @Luns");
            }
            slots.add(new DiskSlot(lun, taken[lun]++ * diskBytes, diskBytes));
        }
        return slots;
    }
}
