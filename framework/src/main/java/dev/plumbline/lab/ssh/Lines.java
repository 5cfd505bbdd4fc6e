package dev.plumbline.lab.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines, and nothing behind them. */
final class Lines {

    private static final int LONGEST = 4096;

    private Lines() {}

    /** The next line, of a long one the beginning; {@code null} at the end. */
    static @Nullable String next(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                return null;
            }
            if (line.size() < LONGEST) {
                line.write(read);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
