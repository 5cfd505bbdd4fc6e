package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class PlumblineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    /** The writers are handed on to the commands that are there when they are set. */
    private final CommandLine line = Plumbline.commandLine()
            .addSubcommand(new Mistaken())
            .addSubcommand(new Unreadable())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));

    @Test
    void printsItsVersion() {
        assertThat(line.execute("--version")).isZero();

        assertThat(out.toString()).matches("Plumbline \\d.*\\R");
    }

    @Test
    void aMistakeIsOneSentenceAndExitCodeTwo() {
        assertThat(line.execute("mistaken")).isEqualTo(2);

        assertThat(err.toString()).isEqualToNormalizingNewlines("mistaken: there is no lab 'san'; write lab-1\n");
    }

    @Test
    void aFileThatCannotBeReadIsOneSentenceAndExitCodeOne() {
        assertThat(line.execute("unreadable")).isEqualTo(1);

        assertThat(err.toString()).isEqualToNormalizingNewlines("unreadable: a.json is cut off\n");
    }

    @Test
    void anUnknownCommandIsToldWithTheNextMove() {
        assertThat(line.execute("measure")).isEqualTo(2);

        assertThat(err.toString()).contains("measure");
    }

    @Command(name = "mistaken")
    static final class Mistaken implements PlumblineCommand {
        @Override
        public Integer call() {
            throw new MisuseException("there is no lab 'san'; write lab-1");
        }
    }

    @Command(name = "unreadable")
    static final class Unreadable implements PlumblineCommand {
        @Override
        public Integer call() throws IOException {
            throw new IOException("a.json is cut off");
        }
    }
}
