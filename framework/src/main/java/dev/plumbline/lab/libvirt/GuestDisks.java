package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.ssh.SshConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The volumes that one machine has as disks. */
final class GuestDisks {

    /** An emulated processor on a busy computer takes its time to find a disk. */
    private static final Duration LONGEST_FIND = Duration.ofSeconds(60);

    private final Domain domain;
    private final Hardware hardware;
    private final SshConnection login;
    private final Path xml;
    private final List<GuestDisk> atStart;
    private final Map<String, GuestDisk> disks = new HashMap<>();
    private int times;

    /** @param xml a file of this run that is there while a disk is attached */
    GuestDisks(Domain domain, Hardware hardware, List<GuestDisk> there, SshConnection login, Path xml) {
        this.domain = domain;
        this.hardware = hardware;
        this.login = login;
        this.xml = xml;
        this.atStart = List.copyOf(there);
        restarted();
    }

    /** Says that the machine was started anew, with the disks that it was made with. */
    synchronized void restarted() {
        disks.clear();
        atStart.forEach(disk -> disks.put(disk.lun().id(), disk));
    }

    /** The disk that a volume is; where what is written to it is discarded, with nothing written yet. */
    synchronized GuestDisk of(GuestLun lun) throws IOException, InterruptedException {
        GuestDisk there = disks.get(lun.id());
        if (lun.overlays().isPresent()) {
            return afresh(lun, lun.overlays().get(), there);
        }
        return there == null ? attached(GuestDisk.next(lun, lun.source(), disks.values(), hardware)) : there;
    }

    private GuestDisk afresh(GuestLun lun, Path overlays, @Nullable GuestDisk before)
            throws IOException, InterruptedException {
        if (before != null) {
            Disks.detach(domain, lun);
            disks.remove(lun.id());
            Files.deleteIfExists(Path.of(before.source().backing()));
        }
        times++;
        Path file = Files.createDirectories(overlays).resolve(domain.name() + "." + times);
        DiskSource.Overlay overlay = overlay(file, lun);
        return attached(GuestDisk.next(lun, overlay, disks.values(), hardware).again(overlay, times));
    }

    private DiskSource.Overlay overlay(Path file, GuestLun lun) throws IOException, InterruptedException {
        try {
            return domain.on().here()
                    ? DiskSource.Overlay.create(file, lun.source().backing())
                    : DiskSource.Overlay.unseen(file, lun);
        } catch (IOException e) {
            throw Disks.explained(domain, lun, e);
        }
    }

    private GuestDisk attached(GuestDisk disk) throws IOException, InterruptedException {
        Disks.attach(domain, disk, xml);
        disks.put(disk.lun().id(), disk);
        String look = "[ -b " + disk.path() + " ] && echo there || echo not";
        Awaitility.await(disk.lun().name() + " is seen by " + domain.name())
                .atMost(LONGEST_FIND)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> login.run(look, LONGEST_FIND).strip().equals("there"));
        return disk;
    }
}
