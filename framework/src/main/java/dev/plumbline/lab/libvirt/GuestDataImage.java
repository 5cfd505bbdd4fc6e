package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.FileDigest;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.StoredImage;
import dev.plumbline.lab.linux.AllocatedSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A data image on the disks of this computer.
 *
 * @param read what machines are given
 * @param files the image, then its copies
 * @param overlays the folder of what machines have written instead of their bytes; it may not be there yet
 * @param startTime how long copying took
 */
record GuestDataImage(List<GuestLun> read, List<Path> files, Path overlays, Duration startTime) implements StoredImage {

    /** Copies the lists. */
    GuestDataImage {
        read = List.copyOf(read);
        files = List.copyOf(files);
    }

    @Override
    public LunSet luns() {
        return new LunSet(List.copyOf(read));
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public long allocatedBytes() throws IOException, InterruptedException {
        List<Path> all = new ArrayList<>(files);
        if (Files.isDirectory(overlays)) {
            try (Stream<Path> written = Files.list(overlays)) {
                all.addAll(written.toList());
            }
        }
        return AllocatedSpace.of(all);
    }

    @Override
    public List<String> digests() throws IOException {
        List<String> digests = new ArrayList<>();
        for (Path file : files) {
            digests.add(FileDigest.sha256(file));
        }
        return digests;
    }
}
