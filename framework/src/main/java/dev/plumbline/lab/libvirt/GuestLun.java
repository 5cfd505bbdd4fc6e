package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Writes;
import dev.plumbline.lab.linux.Meter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A volume that virtual machines are given whole, as a disk that all of them share.
 *
 * @param id what sets it apart from every other volume
 * @param source where its bytes lie
 * @param direct whether the page cache of the hypervisor's host can be passed by
 * @param meters what tells how much of its limits it gives
 * @param owner whom its meters belong to
 * @param overlays the folder of what machines write, where that is discarded; empty where it is kept
 */
record GuestLun(
        String name,
        long bytes,
        String id,
        DiskSource source,
        boolean direct,
        List<Meter> meters,
        String owner,
        Optional<Path> overlays)
        implements Lun {

    /** Copies the list. */
    GuestLun {
        meters = List.copyOf(meters);
    }

    GuestLun(String name, long bytes, DiskSource source, boolean direct, List<Meter> meters, String owner) {
        this(name, bytes, UUID.randomUUID().toString(), source, direct, meters, owner, Optional.empty());
    }

    /** The same volume, to which each machine writes for itself alone. */
    GuestLun discarding(Path folder) {
        return new GuestLun(name, bytes, id, source, direct, meters, owner, Optional.of(folder));
    }

    @Override
    public Writes writes() {
        return overlays.isPresent() ? Writes.DISCARDED : Writes.KEPT;
    }
}
