package dev.plumbline.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.Plumbline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All reports of a finished run, made again of its journals. */
class ReportAgainTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path journals;

    @BeforeEach
    void aFinishedRun() throws IOException {
        journals = Journals.write(new Runs().ratio(0.87).run(), folder.resolve("runs/20050214T090000.000Z-1f"));
    }

    @Test
    void aRunHasEveryOutput() throws IOException {
        Path output = report("one");

        assertThat(output.resolve("report/index.html")).isNotEmptyFile();
        assertThat(output.resolve("summary.md")).isNotEmptyFile();
        assertThat(output.resolve("workbook.xlsx")).isNotEmptyFile();
        assertThat(output.resolve("values.csv")).isNotEmptyFile();
        assertThat(output.resolve("allurerc.mjs")).isNotEmptyFile();
        assertThat(output.resolve("allure-results/plumbline-perf.json")).isNotEmptyFile();
        assertThat(out.toString())
                .contains(output.resolve("report/index.html").toUri().toString());
    }

    /** In two folders, so that only the summary's path to the page may differ. */
    @Test
    void theSameJournalsGiveTheSameBytes() throws IOException {
        Map<String, byte[]> one = contents(report("one"));
        Map<String, byte[]> other = contents(report("other"));

        same(one, other);
    }

    @Test
    void madeAgainInItsOwnFolderItIsTheSameAndNoFurtherBuild() throws IOException {
        report("earlier");
        Journals.write(new Runs().session("later").run(), folder.resolve("later"));
        Path output = report("earlier", folder.resolve("later"));
        Map<String, byte[]> once = contents(output);

        same(once, contents(report("earlier", folder.resolve("later"))));

        assertThat(Files.readString(output.resolve("allure-results/executor.json")))
                .contains("\"buildOrder\":2");
    }

    @Test
    void theNewestRunIsTakenWhereNoneIsNamed() throws IOException {
        Journals.write(
                new Runs().session("newest").run(), folder.resolve("target/plumbline/runs/20050215T090000.000Z-2f"));
        Journals.write(
                new Runs().session("older").run(), folder.resolve("target/plumbline/runs/20050214T090000.000Z-3f"));
        String before = System.getProperty("plumbline.module");
        System.setProperty("plumbline.module", folder.toString());
        try {
            assertThat(execute("report")).isZero();
        } finally {
            if (before == null) {
                System.clearProperty("plumbline.module");
            } else {
                System.setProperty("plumbline.module", before);
            }
        }

        assertThat(Files.readString(folder.resolve("target/plumbline/values.csv")))
                .contains("\"newest\"")
                .doesNotContain("\"older\"");
    }

    @Test
    void aFolderThatIsNoRunIsOneSentence() {
        assertThat(execute("report", "--run", folder.resolve("nothing").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("nothing is no folder; write that of a run's journals");

        assertThat(execute("report", "--run", folder.toString(), "--output", folder.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("holds no journal");
    }

    private Path report(String name) {
        return report(name, journals);
    }

    private Path report(String name, Path run) {
        Path output = folder.resolve(name);
        assertThat(execute("report", "--run", run.toString(), "--output", output.toString()))
                .isZero();
        return output;
    }

    private int execute(String... arguments) {
        return Plumbline.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private static void same(Map<String, byte[]> one, Map<String, byte[]> other) {
        assertThat(other.keySet()).isEqualTo(one.keySet());
        one.forEach((name, bytes) -> assertThat(other.get(name)).as(name).isEqualTo(bytes));
    }

    /** Every file below a folder, the folder's own name left out of what they say. */
    private static Map<String, byte[]> contents(Path output) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> contents.put(output.relativize(file).toString(), bytes(file, output)));
        }
        return contents;
    }

    private static byte[] bytes(Path file, Path output) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return file.endsWith("summary.md")
                    ? new String(bytes, StandardCharsets.UTF_8)
                            .replace(output.toString(), "OUTPUT")
                            .getBytes(StandardCharsets.UTF_8)
                    : bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
