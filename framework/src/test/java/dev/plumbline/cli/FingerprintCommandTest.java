package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Plumbline.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void printsTheFingerprintOfALab() throws IOException {
        Files.writeString(
                folder.resolve("lab.yaml"),
                "labs: {san: {kind: noop, fingerprint: {identity: {san.firmware: \"8.2\"}, informational: {rack: B4}}}}");

        assertThat(run("fingerprint", "--lab", "san", "--labs", folder.toString()))
                .isZero();

        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                what must match for a comparison:
                  san.firmware  8.2
                for information:
                  rack  B4
                """);
    }

    @Test
    void printsThatOfThisComputerWithTheReasons() {
        assertThat(run("fingerprint", "--computer")).isZero();

        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("  cpu\\.threads +\\d+ +with two threads a core, each gets less of it"))
                .anyMatch(line -> line.matches("  jvm\\.version +\\S+ +an update of one release.*"));
    }

    @Test
    void aLabThatIsNotThereIsOneSentence() {
        assertThat(run("fingerprint", "--lab", "nowhere", "--labs", folder.toString()))
                .isEqualTo(2);

        assertThat(err.toString()).startsWith("fingerprint: there is no lab 'nowhere'; write one of [");
    }
}
