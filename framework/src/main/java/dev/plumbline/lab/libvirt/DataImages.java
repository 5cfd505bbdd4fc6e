package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.ImageSpec;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.linux.FileLun;
import dev.plumbline.lab.linux.ImageFiles;
import dev.plumbline.lab.linux.ServiceFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * Lays out data images for machines: files of this computer, over which each machine has an overlay.
 *
 * @param settings those of the lab
 * @param volumes where volumes come from
 * @param folder the folder for a run's own files
 * @param disks what machines have as disks
 */
record DataImages(LibvirtSettings settings, Volumes volumes, Path folder, Disks disks) {

    /** @throws MissingCapabilityException where there can be none */
    void check() {
        if (!settings.here()) {
            throw new MissingCapabilityException(
                    "a data image of @DataImage needs hypervisors on this computer, where its file is; write"
                            + " 'hypervisors: [\"qemu:///system\"]' in lab.yaml, or declare LUNs that discard what is written");
        }
        files();
    }

    private ImageFiles files() {
        return volumes.imageFiles()
                .orElseThrow(
                        () -> new MissingCapabilityException("a data image of @DataImage is a file, but LUNs of this"
                                + " lab are not; write 'lun: {kind: folder}' in lab.yaml"));
    }

    GuestDataImage create(String name, ImageSpec image, Provisioning context) throws Exception {
        check();
        ImageFiles files = files();
        FileLun original = files.filled(name, image.bytes(), context);
        long there = System.nanoTime();
        List<Callable<FileLun>> steps = new ArrayList<>();
        for (int i = 1; i <= image.copies(); i++) {
            String copy = name + "-copy-" + i;
            steps.add(() -> files.copy(original, copy, context));
        }
        List<FileLun> copies = context.inParallel(steps);
        Duration copying = Duration.ofNanos(System.nanoTime() - there);
        Path overlays = overlays(name, context);
        List<GuestLun> read = new ArrayList<>();
        for (FileLun one : copies.isEmpty() ? List.of(original) : copies) {
            read.add(discarding(HostVolumes.guestLun(one), overlays, context));
        }
        List<Path> made = new ArrayList<>(List.of(original.file()));
        copies.forEach(copy -> made.add(copy.file()));
        return new GuestDataImage(read, made, overlays, copying);
    }

    /** The folder of what machines write to an image. */
    Path overlays(String name, Provisioning context) {
        String own = name + ".overlays";
        Path overlays = settings.shared()
                .map(shared -> shared.path().resolve("plumbline-" + UUID.randomUUID() + "-" + own))
                .orElse(folder.resolve(own));
        return ServiceFolder.announce(overlays, context).path();
    }

    /** The same volume, to which each machine writes for itself alone. */
    GuestLun discarding(GuestLun lun, Path overlays, Provisioning context) {
        GuestLun shared = lun.discarding(overlays);
        disks.add(shared, settings.hypervisors(), context);
        return shared;
    }
}
