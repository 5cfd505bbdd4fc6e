package dev.plumbline.lab.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a file. Each has a channel of its own, because a thread that is interrupted in one closes it for everybody.
 */
final class SharedBytes implements LunBytes {

    private final Path file;
    private final FileChannel channel;

    SharedBytes(Path file) throws IOException {
        this(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    SharedBytes(Path file, OpenOption... options) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, options);
    }

    @Override
    public void read(long position, ByteBuffer into) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int read = channel.read(into, at);
            if (read < 0) {
                throw new EOFException(file + " ends at " + at + ", before the volume does");
            }
            at += read;
        }
    }

    @Override
    public void write(long position, ByteBuffer from) throws IOException {
        long at = position;
        while (from.hasRemaining()) {
            at += channel.write(from, at);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
