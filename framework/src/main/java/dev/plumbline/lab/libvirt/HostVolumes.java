package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.linux.FileLun;
import dev.plumbline.lab.linux.HostLun;
import dev.plumbline.lab.linux.ImageFiles;
import dev.plumbline.lab.linux.LunSource;
import dev.plumbline.lab.linux.NbdLun;
import dev.plumbline.lab.linux.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Volumes of this computer, for hypervisors that run on it. */
record HostVolumes(LunSource source) implements Volumes {

    @Override
    public Set<Tool> tools() {
        return source.tools();
    }

    @Override
    public long capacity() {
        return source.capacity();
    }

    @Override
    public List<Path> places() {
        return source.places();
    }

    @Override
    public SortedMap<String, String> identity() {
        return source.identity();
    }

    @Override
    public GuestLun create(String name, long bytes, Provisioning context) throws IOException, InterruptedException {
        HostLun lun = source.create(name, bytes, context);
        if (lun instanceof NbdLun nbd) { // emulators may run as a user of their own
            Files.setPosixFilePermissions(nbd.socket(), PosixFilePermissions.fromString("rw-rw-rw-"));
        }
        return guestLun(lun);
    }

    /** What a machine is given of a volume of this computer. */
    static GuestLun guestLun(HostLun lun) {
        boolean direct = !(lun instanceof FileLun file) || file.direct().unit() > 0;
        return new GuestLun(lun.name(), lun.bytes(), DiskSource.of(lun), direct, lun.meters(), lun.owner());
    }

    @Override
    public Optional<ImageFiles> imageFiles() {
        return source.imageFiles();
    }
}
