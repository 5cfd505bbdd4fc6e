package dev.plumbline.engine;

import dev.plumbline.lab.LabLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file in a run's folder as long as the run goes on, locked: one that is there and not locked tells of a run that was killed.
 */
final class RunMark {

    private static final String NAME = "running";

    private final Path file;
    private final LabLock lock;

    private RunMark(Path file, LabLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /** Sets that of a run that begins. */
    static RunMark set(Path journals) {
        return take(journals).orElseThrow(() -> new IllegalStateException("another run writes to " + journals));
    }

    /** Sets that of a run, unless it goes on. */
    static Optional<RunMark> take(Path journals) {
        Path file = journals.resolve(NAME);
        return LabLock.tryTake(file).map(lock -> new RunMark(file, lock));
    }

    /** Whether a run has it. */
    static boolean isSet(Path journals) {
        return Files.exists(journals.resolve(NAME));
    }

    /** Who has it, in words. */
    static String holder(Path journals) {
        return LabLock.holder(journals.resolve(NAME));
    }

    /** The run has ended. */
    void remove() {
        try (lock) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the mark " + file + " of a run that has ended cannot be deleted", e);
        }
    }
}
