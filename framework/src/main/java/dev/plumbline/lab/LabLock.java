package dev.plumbline.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** Keeps a second run off a lab: two at once would measure each other. The operating system frees it with the process. */
public final class LabLock implements AutoCloseable {

    private static final int LONGEST_WORDS = 400;

    private final FileChannel channel;
    private final FileLock lock;

    private LabLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock.
     *
     * @param file the lock's file; it stays there when the lock is free
     * @return empty when another run holds it
     */
    public static Optional<LabLock> tryTake(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    StateFolder.privateFile(file));
            Optional<FileLock> lock = lock(channel);
            if (lock.isEmpty()) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(words().getBytes(StandardCharsets.UTF_8)));
            return Optional.of(new LabLock(channel, lock.get()));
        } catch (IOException e) {
            throw new UncheckedIOException("the lab's lock " + file + " cannot be taken", e);
        }
    }

    private static String words() {
        return Owner.self().words() + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n";
    }

    /** The lock's file of a lab. */
    public static Path file(Path stateFolder, String lockName) {
        return stateFolder.resolve(LedgerName.ofLab(lockName) + ".lock");
    }

    /** Who holds the lock, and since when, in words. */
    public static String holder(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LONGEST_WORDS), StandardCharsets.UTF_8)
                    .strip()
                    .replaceAll("\\p{Cntrl}", "?");
            return text.isEmpty() ? "another process" : text;
        } catch (IOException e) {
            return "another process"; // only the name is missing
        }
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException("the lab's lock cannot be released", e);
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // held by this very process
        }
    }
}
