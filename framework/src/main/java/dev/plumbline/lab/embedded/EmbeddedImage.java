package dev.plumbline.lab.embedded;

import dev.plumbline.lab.FileDigest;
import dev.plumbline.lab.ImageSpec;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.StoredImage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A data image and its copies, all of them on one volume, which serves one after the other whoever reads which.
 *
 * @param original the image
 * @param copies one for each machine, or none
 * @param copying the schedule of the copying
 */
record EmbeddedImage(EmbeddedLun original, List<EmbeddedLun> copies, ScheduledStart copying) implements StoredImage {

    /** Copies the list. */
    EmbeddedImage {
        copies = List.copyOf(copies);
    }

    /** Fills the volume, and copies it as often as there are to be copies. */
    static EmbeddedImage create(EmbeddedLun original, ImageSpec image, double copyNanos, Pace pace) throws IOException {
        original.fill();
        List<EmbeddedLun> copies = new ArrayList<>();
        long there = System.nanoTime();
        for (int i = 1; i <= image.copies(); i++) {
            EmbeddedLun copy = original.copy(i);
            Files.copy(original.file(), copy.file());
            copies.add(copy);
        }
        Duration copying = Duration.ofNanos(pace.stretch(copyNanos * image.copies()));
        return new EmbeddedImage(original, copies, new ScheduledStart(there, copying));
    }

    @Override
    public LunSet luns() {
        return new LunSet(List.copyOf(copies.isEmpty() ? List.of(original) : copies));
    }

    @Override
    public boolean ready() {
        return copying.isOver();
    }

    @Override
    public Duration startTime() {
        return copying.startTime();
    }

    @Override
    public long allocatedBytes() {
        return original.bytes() * (1 + copies.size()) + original.discarded().most();
    }

    @Override
    public List<String> digests() throws IOException {
        List<String> digests = new ArrayList<>(List.of(FileDigest.sha256(original.file())));
        for (EmbeddedLun copy : copies) {
            digests.add(FileDigest.sha256(copy.file()));
        }
        return digests;
    }
}
