package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.baseline.BaselineStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    private static final String ID = "org.example.VmCount.disk";
    private static final String SWEEP = "results.csv";

    @TempDir
    Path folder;

    private String out = "";
    private String err = "";

    @BeforeEach
    void copySamples() throws IOException {
        copy("CONSTRUCTED-results-1.1.0.csv", SWEEP);
        copy("fio-3.33-local.json", "one.json");
        copy("fio-3.33-client-two-servers.txt", "two.json");
        copy("fio-3.33-enospc.json", "full.json");
    }

    private void copy(String sample, String name) throws IOException {
        try (InputStream resource = BaselineStore.class.getResourceAsStream("/dev/plumbline/imports/" + sample)) {
            Files.copy(resource, folder.resolve(name));
        }
    }

    private int run(String command, String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        List<String> all = new ArrayList<>(List.of(command.split(" ")));
        all.addAll(List.of(arguments));
        int code = Plumbline.commandLine()
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(errors))
                .execute(all.toArray(String[]::new));
        out = output.toString();
        err = errors.toString();
        return code;
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String[] target(String... more) {
        return Stream.concat(
                        Stream.of(more),
                        Stream.of(
                                "--experiment",
                                ID,
                                "--lab",
                                "esx",
                                "--baselines",
                                folder.resolve("baselines").toString()))
                .toArray(String[]::new);
    }

    private String[] stored(String... more) {
        return Stream.concat(
                        Stream.of("--baselines", folder.resolve("baselines").toString()), Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void aDryRunShowsTheTableAndStoresNothing() {
        assertThat(run("import fio", target("vms=1:" + file("one.json"), "vms=2:" + file("two.json"), "--dry-run")))
                .isZero();

        assertThat(out).isEqualToNormalizingNewlines("""
                org.example.VmCount.disk on lab esx, session a76961fa from fio 3.33 JSON (order unknown: shown and compared, never gating)
                  treatment  trial  time (UTC)           iops 1/s
                  vms=1      1      2026-11-22 07:57:18  15377
                  vms=2      1      2026-11-22 07:57:06  73277
                Nothing is stored (--dry-run).
                """);
        assertThat(folder.resolve("baselines")).doesNotExist();
    }

    @Test
    void aSweepIsStoredOnceAndShownInTheHistoryWithItsRatio() {
        assertThat(run("import iometer", target(file(SWEEP), "--factor", "vms=targets")))
                .isZero();
        assertThat(out).contains("Stored as ");
        assertThat(run("import fio", target("vms=2:" + file("two.json")))).isZero();

        assertThat(run("history", stored("--treatments"))).isZero();

        assertThat(out).isEqualToNormalizingNewlines("""
                org.example.VmCount.disk on lab esx
                  time (UTC)           session   era  iops 1/s  ratio
                  2011-05-03 10:00:00  73879819  1    1956              IOMeter 1.1.0 CSV, order unknown: shown, never gating
                  2026-11-22 07:57:06  2243fc28  1    73277     30.469  fio 3.33 JSON, order unknown: shown, never gating
                  iops 1/s by treatment, with the ratio to the session before that has it
                  treatment  73879819  ratio  2243fc28  ratio
                  vms=1      1245             –
                  vms=2      2405             73277     30.469
                  vms=4      2500             –
                """);
    }

    @Test
    void theSameFileTwiceIsToldAndTheFirstStays() throws IOException {
        run("import iometer", target(file(SWEEP), "--factor", "vms=targets"));

        assertThat(run("import iometer", target(file(SWEEP), "--factor", "vms=targets")))
                .isEqualTo(2);

        assertThat(err)
                .contains("results.csv, start 1, run 1 is stored already, in session 73879819")
                .hasLineCount(1);
        try (Stream<Path> files = Files.list(folder.resolve("baselines/esx/" + ID))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFileThatFailedIsOneSentenceAndNothingIsStored() {
        assertThat(run("import fio", target("vms=1:" + file("one.json"), "vms=2:" + file("full.json"))))
                .isEqualTo(1);

        assertThat(err).contains("'enospc' ended with error 28").hasLineCount(1);
        assertThat(folder.resolve("baselines")).doesNotExist();
    }

    @Test
    void mistakesAreOneSentence() {
        assertThat(run("import")).isEqualTo(2);
        assertThat(err).contains("import fio, or import iometer");
        assertThat(run("import fio", target(file("none.json")))).isEqualTo(1);
        assertThat(err).contains("none.json").hasLineCount(1);
        assertThat(run("import fio", target("vms=1,vms=2:" + file("one.json")))).isEqualTo(2);
        assertThat(err).contains("gives 'vms' no level or two").hasLineCount(1);
        assertThat(run("import fio", file("one.json"), "--experiment", "disk", "--lab", "esx"))
                .isEqualTo(2);
        assertThat(err).contains("'disk' is no experiment").hasLineCount(1);
        assertThat(run("history", stored("--lab", "san"))).isEqualTo(2);
        assertThat(err).contains("nothing is stored on lab 'san'").hasLineCount(1);
    }

    @Test
    void aFileMayHaveAColonAndLevelsMayHaveSpaces() {
        assertThat(FileArgument.parse("C:\\run.json").levels()).isEmpty();
        assertThat(FileArgument.parse("size=4 KiB,vms=2:C:\\run.json").levels())
                .containsEntry("size", "4 KiB")
                .containsEntry("vms", "2");
        assertThat(FileArgument.parse("size=4 KiB,vms=2:C:\\run.json").file()).isEqualTo(Path.of("C:\\run.json"));
    }

    @Test
    void theHelpHasExamples() {
        assertThat(run("import fio --help")).isZero();
        assertThat(out).contains("plumbline import fio vms=1:one.json vms=2:two.json", "--dry-run");
        assertThat(run("import iometer --help")).isZero();
        assertThat(out).contains("plumbline import iometer results.csv --factor vms=targets");
    }
}
