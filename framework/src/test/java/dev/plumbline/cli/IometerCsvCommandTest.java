package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IometerCsvCommandTest {

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
    void a_journal_that_cannot_be_read_leaves_nothing_to_write_and_is_told() throws IOException {
        Files.writeString(folder.resolve("001-a.B.c.jsonl"), "garbage\n");
        Path csv = folder.resolve("results.csv");

        assertThat(run("iometer-csv", "--run", folder.toString(), "--output", csv.toString()))
                .isZero();

        assertThat(csv).isEmptyFile();
        assertThat(err.toString()).isEqualToNormalizingNewlines("001-a.B.c was not measured\n");
    }

    @Test
    void a_folder_that_is_no_run_is_one_sentence() {
        assertThat(run("iometer-csv", "--run", folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("is no folder", "target", "runs").hasLineCount(1);

        err.getBuffer().setLength(0);
        assertThat(run("iometer-csv", "--run", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("holds no journal").hasLineCount(1);
    }
}
