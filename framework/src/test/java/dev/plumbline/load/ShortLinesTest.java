package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShortLinesTest {

    @Test
    void linesAreThoseOfTheText() throws IOException {
        ShortLines lines = lines("one\r\n\ntwo\nthree");

        assertThat(new String[] {lines.next(), lines.next(), lines.next(), lines.next()})
                .containsExactly("one", "", "two", "three");
        assertThat(lines.next()).isNull();
    }

    /** 256 MiB without an end, from a program that would fill the memory of this JVM. */
    @Test
    void ofALineWithoutAnEndTheBeginningIsKept() throws IOException {
        InputStream endless = new InputStream() {
            private long left = 1L << 28;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int from, int most) {
                int length = (int) Math.min(left, most);
                Arrays.fill(into, from, from + Math.max(0, length), (byte) 'x');
                left -= Math.max(0, length);
                return length > 0 ? length : -1;
            }
        };
        try (ShortLines lines = new ShortLines(endless, StandardCharsets.UTF_8)) {
            assertThat(lines.next()).hasSize(ShortLines.LONGEST);
            assertThat(lines.next()).isNull();
        }
    }

    private static ShortLines lines(String text) {
        return new ShortLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
