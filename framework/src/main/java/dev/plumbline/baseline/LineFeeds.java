package dev.plumbline.baseline;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream without its carriage returns. JSON has none inside of a text, so nothing that counts is lost. */
final class LineFeeds extends FilterInputStream {

    LineFeeds(InputStream input) {
        super(input);
    }

    @Override
    public int read() throws IOException {
        int next;
        do {
            next = super.read();
        } while (next == '\r');
        return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int kept = 0;
        while (kept == 0) {
            int read = super.read(bytes, from, length);
            if (read <= 0) {
                return read;
            }
            for (int i = from; i < from + read; i++) {
                if (bytes[i] != '\r') {
                    bytes[from + kept++] = bytes[i];
                }
            }
        }
        return kept;
    }
}
