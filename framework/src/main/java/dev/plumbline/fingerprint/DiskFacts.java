package dev.plumbline.fingerprint;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The disks that count: those below declared LUNs, each LUN under its number, or all where none is declared. */
final class DiskFacts {

    private final SystemFiles files;
    private final BlockDevices devices;
    private final Facts facts;

    DiskFacts(SystemFiles files, Facts facts) {
        this.files = files;
        this.devices = new BlockDevices(files);
        this.facts = facts;
    }

    void read(Optional<List<Path>> luns) {
        if (luns.isPresent()) {
            Mounts mounts = new Mounts(files);
            for (int i = 0; i < luns.get().size(); i++) {
                lun(i + 1, luns.get().get(i).toAbsolutePath().normalize(), mounts);
            }
        } else {
            List<String> physical = devices.physical();
            for (int i = 0; i < physical.size(); i++) {
                devices.put(facts, i + 1, List.of(physical.get(i)));
            }
        }
    }

    private void lun(int number, Path path, Mounts mounts) {
        List<String> disks = blockDevice(path)
                .or(() -> mounts.holding(path).flatMap(mounts::device))
                .map(devices::below)
                .orElse(List.of());
        devices.put(facts, number, disks);
        facts.put(KnownKey.LUN_CONTROLLER, number, BlockDevices.each(disks, devices::controller));
        if (blockDevice(path).isEmpty()) {
            facts.put(KnownKey.DISK_FILESYSTEM, number, mounts.holding(path).map(Mounts.Mount::type));
        }
    }

    /** The name of the block device that a path itself is, as {@code sdb} of {@code /dev/disk/by-id/…}. */
    private Optional<String> blockDevice(Path path) {
        return files.real(path.toString())
                .filter(real -> real.startsWith("/dev/"))
                .map(real -> real.substring(real.lastIndexOf('/') + 1))
                .filter(name -> files.exists("sys/class/block/" + name));
    }
}
