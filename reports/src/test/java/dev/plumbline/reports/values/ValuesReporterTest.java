package dev.plumbline.reports.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.plumbline.journal.Run;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.reports.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValuesReporterTest {

    @TempDir
    Path output;

    @Test
    void eachValueIsARowWithWhereItComesFrom() throws IOException {
        List<Map<String, String>> rows = rows(new Runs().run());

        assertThat(rows.get(0))
                .containsExactly(
                        Map.entry("run", "20050214T090000Z-1f"),
                        Map.entry("experiment", "lab.LunDistribution.disk"),
                        Map.entry("lab", "embedded"),
                        Map.entry("started", "2005-02-14T09:00:00.320Z"),
                        Map.entry("block", "1"),
                        Map.entry("position", "1"),
                        Map.entry("arm", ""),
                        Map.entry("treatment", "placement=PACKED,vms=8"),
                        Map.entry("factor.placement", "PACKED"),
                        Map.entry("factor.vms", "8"),
                        Map.entry("response", "iops"),
                        Map.entry("machine", ""),
                        Map.entry("value", "482.064"),
                        Map.entry("unit", "1/s"),
                        Map.entry("outcome", "complete"));
        assertThat(rows.get(1)).containsEntry("machine", "vm-01").containsEntry("value", "60.258");
    }

    @Test
    void anotherLibraryReadsTheSameValues() throws IOException {
        Run run = new Runs().run();

        List<Double> totals = rows(run).stream()
                .filter(row -> row.get("machine").isEmpty())
                .map(row -> Double.valueOf(row.get("value")))
                .toList();

        List<TrialRecord> trials = run.sessions().get(0).session().trials();
        assertThat(totals)
                .containsExactlyElementsOf(trials.stream()
                        .map(trial -> trial.value("iops").getAsDouble())
                        .toList());
    }

    @Test
    void aBrokenTrialHasNoValue() throws IOException {
        assertThat(rows(new Runs().broken("placement=PACKED,vms=8", "lost").run())
                        .get(0))
                .containsEntry("outcome", "broken")
                .containsEntry("response", "iops")
                .containsEntry("value", "");
    }

    @Test
    void linesEndAsTheStandardSaysAndTextIsQuoted() throws IOException {
        new ValuesReporter().report(new Runs().run(), output);

        String text = Files.readString(output.resolve("values.csv"));
        assertThat(text).startsWith("\"run\",\"experiment\",").endsWith("\r\n");
        assertThat(text.lines().skip(1).findFirst().orElseThrow()).contains(",1,1,\"\",", ",482.064,\"1/s\",");
    }

    @Test
    void nothingIsAFormulaAndNothingActsOnATerminal() throws IOException {
        Factor evil = new Factor(
                "evil",
                List.of(
                        Level.named("=cmd|'/C calc'!A0"),
                        Level.named("@SUM(1,\"2\")\r\nx"),
                        Level.named("\t=1\u0000\u001b[2J"),
                        new Level("-5", -5.0),
                        Level.named("+49 שלום"),
                        Level.named("＝1+1"),
                        Level.named("é漢😀")));

        List<String> levels = rows(new Runs().factors(evil).blocks(1).run()).stream()
                .filter(row -> row.get("machine").isEmpty())
                .map(row -> row.get("factor.evil"))
                .toList();

        assertThat(levels)
                .containsExactly(
                        "'=cmd|'/C calc'!A0", "'@SUM(1,\"2\") \nx", "'\t=1␀␛[2J", "-5", "'+49 שלום", "'＝1+1", "é漢😀");
    }

    @Test
    void experimentsWithOtherFactorsShareTheColumns() throws IOException {
        Run one = new Runs().run();
        Run other = new Runs()
                .factors(new Factor("drive", List.of(Level.named("a"))))
                .session("other")
                .run();

        List<Map<String, String>> rows = rows(new Run(
                one.started(), List.of(one.sessions().get(0), other.sessions().get(0)), List.of()));

        assertThat(rows.get(0)).containsEntry("factor.drive", "").containsEntry("factor.vms", "8");
        assertThat(rows.get(rows.size() - 1)).containsEntry("factor.drive", "a").containsEntry("factor.vms", "");
    }

    private List<Map<String, String>> rows(Run run) throws IOException {
        new ValuesReporter().report(run, output);
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(output.resolve("values.csv").toFile())) {
            return rows.readAll();
        }
    }
}
