package dev.plumbline.load;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Lines, of a long one the beginning: what prints them decides how long they are, and must not fill this JVM's memory. */
final class ShortLines implements Closeable {

    /** In characters. */
    static final int LONGEST = 2_000;

    private static final int CHUNK = 1 << 14;

    private final Reader in;
    private final char[] chunk = new char[CHUNK];
    private int at;
    private int end;

    ShortLines(InputStream stream, Charset charset) {
        this.in = new InputStreamReader(stream, charset);
    }

    /** The next line; {@code null} at the end. */
    @Nullable
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean begun = false;
        while (at < end || more()) {
            begun = true;
            char one = chunk[at++];
            if (one == '\n') {
                return ended(line);
            }
            if (line.length() < LONGEST) {
                line.append(one);
            }
        }
        return begun ? ended(line) : null;
    }

    private static String ended(StringBuilder line) {
        int last = line.length() - 1;
        if (last >= 0 && line.charAt(last) == '\r') {
            line.setLength(last);
        }
        return line.toString();
    }

    private boolean more() throws IOException {
        at = 0;
        end = in.read(chunk);
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
