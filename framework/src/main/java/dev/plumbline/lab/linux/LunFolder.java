package dev.plumbline.lab.linux;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.UUID;

/**
 * The folder that files of volumes lie in.
 *
 * @param path the folder; it may not be there yet, but what it lies in is
 */
record LunFolder(Path path) {

    private static final int CHUNK = 1 << 20;

    /** What a file system needs beside the volumes, so that it is not filled up. */
    private static final long RESERVE = 16L << 20;

    /** What volumes in it may take now, in bytes. */
    long usable() {
        Path there = path;
        for (Path above = path; above != null; above = above.getParent()) {
            there = above;
            if (Files.exists(above)) {
                break;
            }
        }
        try {
            return Math.max(0, Files.getFileStore(there).getUsableSpace() - RESERVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the free space of " + there + " cannot be read", e);
        }
    }

    /** A new file of that length that takes no space until it is written to. */
    Path sparse(String name, long bytes, Provisioning context) throws IOException {
        checkSpace(name, bytes);
        Path file = announce(name, context);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), bytes - 1);
        }
        return file;
    }

    /** A new file of that length, full of random bytes that are on the disk when this returns. */
    Path filled(String name, long bytes, Provisioning context) throws IOException {
        checkSpace(name, bytes);
        Path file = announce(name, context);
        byte[] content = new byte[CHUNK];
        new Random(bytes).nextBytes(content);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long position = 0; position < bytes; ) {
                int length = (int) Math.min(CHUNK, bytes - position);
                position += channel.write(ByteBuffer.wrap(content, 0, length), position);
            }
            channel.force(true);
        }
        return file;
    }

    /** A new file with the bytes of another one, which are on the disk when this returns. */
    Path copied(Path of, String name, Provisioning context) throws IOException {
        checkSpace(name, Files.size(of));
        Path file = announce(name, context);
        try (FileChannel from = FileChannel.open(of, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long position = 0; position < from.size(); ) {
                position += from.transferTo(position, CHUNK, to);
            }
            to.force(true);
        }
        return file;
    }

    private void checkSpace(String name, long bytes) {
        long usable = usable();
        if (bytes > usable) {
            throw new MisuseException(name + " needs " + Quantities.formatBytes((double) bytes) + ", but " + path
                    + " has room for " + Quantities.formatBytes((double) usable)
                    + "; write smaller LUNs, or another 'lun: {folder: …}' in lab.yaml");
        }
    }

    /** No file of anybody else has such a name. */
    private Path announce(String name, Provisioning context) {
        Path file = path.resolve("plumbline-" + UUID.randomUUID() + "-" + name + ".img");
        return ScratchFile.announce(file, context).path();
    }
}
