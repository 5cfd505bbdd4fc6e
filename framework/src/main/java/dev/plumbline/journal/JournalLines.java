package dev.plumbline.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a file, one at a time and bounded in length, each with whether it was ended as a whole line is. */
final class JournalLines implements AutoCloseable {

    private static final int MAX_BYTES = 256 * 1024 * 1024;

    private final Path file;
    private final InputStream input;
    private long number;
    private long position;

    JournalLines(Path file) throws IOException {
        this.file = file;
        this.input = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /** One line. */
    static final class Line {

        private final long number;
        private final byte[] bytes;
        private final boolean whole;
        private final long end;

        private Line(long number, byte[] bytes, boolean whole, long end) {
            this.number = number;
            this.bytes = bytes;
            this.whole = whole;
            this.end = end;
        }

        /** Its number, from 1. */
        long number() {
            return number;
        }

        /** Its bytes without the line feed. */
        byte[] bytes() {
            return bytes;
        }

        /** Whether a line feed ended it; a last line without one was cut off while it was written. */
        boolean whole() {
            return whole;
        }

        /** How many bytes of the file end with it. */
        long end() {
            return end;
        }
    }

    /** The next line, or {@code null} after the last one. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        number++;
        for (int read = input.read(); read >= 0; read = input.read()) {
            position++;
            if (read == '\n') {
                return new Line(number, bytes.toByteArray(), true, position);
            }
            if (bytes.size() == MAX_BYTES) {
                throw new UnreadableFileException(file, number, "is longer than any line of a journal");
            }
            bytes.write(read);
        }
        return bytes.size() == 0 ? null : new Line(number, bytes.toByteArray(), false, position);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
