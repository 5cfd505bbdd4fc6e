package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalWriterTest {

    private final StringWriter terminal = new StringWriter();
    private final PrintWriter out = TerminalWriter.of(new PrintWriter(terminal));

    @Test
    void controlCharactersBecomeVisibleHoweverTheyAreWritten() {
        out.print("a\u001b[2J\tb");
        out.print('\u0007');
        out.write(new char[] {'\r', 'c'}, 0, 2);
        out.printf("%s%n", "\u202ed");
        out.flush();

        assertThat(terminal).hasToString("a␛[2J\tb␇ c\ufffdd\n");
    }
}
