package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Hardware;
import dev.plumbline.model.MisuseException;
import java.nio.file.Path;
import java.util.Collection;

/**
 * A disk of a machine beside that of its system.
 *
 * @param lun what lies on it
 * @param source where its bytes lie: the volume itself, or what lies over it
 * @param number the number among the machine's disks; that of the system is 0
 * @param serial by what the guest finds it among its disks, at most 20 characters
 * @param bus what it hangs on, as {@code virtio}
 * @param cache how the host caches it, as {@code none}
 */
record GuestDisk(GuestLun lun, DiskSource source, int number, String serial, String bus, String cache) {

    /** The longest that a guest is told. */
    private static final int LONGEST_SERIAL = 20;

    /** Two channels with two disks each, of which one is that of the system. */
    private static final int MOST_IDE = 3;

    /** The next disk of a machine that has these. */
    static GuestDisk next(GuestLun lun, DiskSource source, Collection<GuestDisk> there, Hardware hardware) {
        int number = 1 + there.stream().mapToInt(GuestDisk::number).max().orElse(0);
        if (hardware.diskBus().orElseThrow().equals("ide") && number > MOST_IDE) {
            throw new MisuseException(lun.name() + " has no place on the disk bus 'ide', which takes " + MOST_IDE
                    + " disks beside that of the system; write another diskBus, or fewer LUNs");
        }
        return new GuestDisk(
                lun, source, number, serial(lun, ""), hardware.diskBus().orElseThrow(), cache(lun, hardware));
    }

    /** The page cache cannot be passed by everywhere. */
    private static String cache(GuestLun lun, Hardware hardware) {
        String cache = hardware.diskCache().orElseThrow();
        boolean passes = cache.equals("none") || cache.equals("directsync");
        return passes && !lun.direct() ? "writeback" : cache;
    }

    private static String serial(GuestLun lun, String ending) {
        String name = lun.name() + ending;
        return name.substring(Math.max(0, name.length() - LONGEST_SERIAL));
    }

    /** The same disk again with other bytes, for the n-th time, so that a guest does not take the one for the other. */
    GuestDisk again(DiskSource other, int time) {
        return new GuestDisk(lun, other, number, serial(lun, "." + time), bus, cache);
    }

    /** What this lab calls it on the hypervisor; names of users' own begin so. */
    static String alias(String lun) {
        return "ua-" + lun;
    }

    /** Whether a machine that runs can be given it. */
    boolean pluggable() {
        return bus.equals("virtio") || bus.equals("scsi");
    }

    /** Adds it to a machine's devices. */
    void describe(Xml disk) {
        disk.with("device", "disk");
        source.describe(disk);
        disk.add("driver").with("name", "qemu").with("type", source.format()).with("cache", cache);
        disk.add("target").with("dev", device(bus, number)).with("bus", bus);
        if (lun.overlays().isEmpty()) {
            disk.add("shareable");
        }
        disk.add("serial").text(serial);
        disk.add("alias").with("name", alias(lun.id()));
    }

    /** The name of the n-th disk on a bus, from 0: {@code vda}, {@code sdb}. */
    static String device(String bus, int number) {
        return switch (bus) {
                    case "virtio" -> "vd";
                    case "ide" -> "hd";
                    default -> "sd";
                }
                + letters(number);
    }

    /** As a spreadsheet counts its columns. */
    private static String letters(int number) {
        String last = String.valueOf((char) ('a' + number % 26));
        return number < 26 ? last : letters(number / 26 - 1) + last;
    }

    /** Where a guest of any distribution has it. */
    Path path() {
        return Path.of("/dev/disk/by-id")
                .resolve(
                        switch (bus) {
                            case "virtio" -> "virtio-" + serial;
                            case "scsi" -> "scsi-0QEMU_QEMU_HARDDISK_" + serial;
                            default -> "ata-QEMU_HARDDISK_" + serial;
                        });
    }
}
