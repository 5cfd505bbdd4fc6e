package dev.plumbline.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Parts of files that programs and machines write as long as they like. A byte becomes a character. */
public final class FileText {

    private FileText() {}

    /**
     * Its beginning.
     *
     * @param most the most bytes, 0 or more
     */
    public static String beginning(Path file, int most) throws IOException {
        return part(file, 0, most);
    }

    /**
     * Its end.
     *
     * @param most the most bytes, 0 or more
     */
    public static String end(Path file, int most) throws IOException {
        return part(file, Math.max(0, Files.size(file) - most), most);
    }

    private static String part(Path file, long from, int most) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            int length = (int) Math.min(most, Math.max(0, channel.size() - from));
            ByteBuffer bytes = ByteBuffer.allocate(length);
            channel.position(from);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until it is full, or the file has become shorter
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
        }
    }
}
