package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IcfCommandTest {

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

    private String sample(String sample, String name) throws IOException {
        try (InputStream resource = IcfCommandTest.class.getResourceAsStream("/dev/plumbline/icf/" + sample)) {
            Files.copy(resource, folder.resolve(name));
        }
        return folder.resolve(name).toString();
    }

    @Test
    void shows_what_a_file_holds_and_the_experiment() throws IOException {
        assertThat(run("icf", sample("CONSTRUCTED-vm-sweep-2004.07.30.icf", "lab.icf")))
                .isZero();

        assertThat(out.toString())
                .startsWith("lab.icf of IOMeter 2004.07.30: Six VMs, one more in each run\n")
                .contains(
                        "test type               INCREMENT_TARGETS_SERIAL",
                        "run time                5 min",
                        "disks loaded at once    [1, 2, 3, 4, 5, 6]",
                        "access specification    All in one                none  20 lines: 512 B to 32 KiB, 50 % read",
                        "worker                  VM06, Worker 1",
                        "class Lab {");
    }

    @Test
    void prints_the_source_alone() throws IOException {
        assertThat(run("icf", "--source", sample("CONSTRUCTED-old-1998.01.05.icf", "lab.icf")))
                .isZero();

        assertThat(out.toString()).startsWith("import static dev.plumbline.model.Better.HIGHER;");
    }

    @Test
    void a_wrong_file_is_one_sentence_and_exit_code_two() throws IOException {
        assertThat(run(
                        "icf",
                        Files.writeString(folder.resolve("a.icf"), "hello").toString()))
                .isEqualTo(2);

        assertThat(err.toString())
                .startsWith("icf: a.icf, line 1, must be the version")
                .hasLineCount(1);
    }
}
