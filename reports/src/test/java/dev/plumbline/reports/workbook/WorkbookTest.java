package dev.plumbline.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.journal.Run;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.Setbacks;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.reports.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {

    private static final String EVIL = "=cmd|'/C calc'!A0\u0000\u001b[31m\t<b>&\" שלום مرحبا";

    @TempDir
    Path output;

    @Test
    void anExperimentHasChartsTreatmentsTrialsAndMachines() throws IOException {
        assertThat(ReadBack.of(new Runs().run(), output).sheets())
                .containsExactly(
                        "summary",
                        "findings",
                        "disk charts",
                        "disk treatments",
                        "disk trials",
                        "disk machines",
                        "fingerprint");
    }

    @Test
    void theSummarySaysQuestionVerdictLabBlocksSeedAndStart() throws IOException {
        ReadBack workbook = ReadBack.of(new Runs().ratio(0.87).run(), output);

        assertThat(workbook.texts("summary", "experiment")).containsExactly("lab.LunDistribution.disk");
        assertThat(workbook.texts("summary", "question"))
                .containsExactly("Do virtual machines run faster spread over two LUNs?");
        assertThat(workbook.texts("summary", "verdict")).containsExactly("REGRESSION");
        assertThat(workbook.texts("summary", "sentence"))
                .containsExactly("iops is 0.87 times its baseline over the whole sweep.");
        assertThat(workbook.texts("summary", "lab")).containsExactly("embedded");
        assertThat(workbook.texts("summary", "seed")).containsExactly("42");
        assertThat(workbook.numbers("summary", "blocks")).containsExactly(3.0);
        assertThat(workbook.column("summary", "started (UTC)").get(0).asDate())
                .isEqualTo(LocalDateTime.of(2005, 2, 14, 9, 0));
    }

    @Test
    void theSummaryTellsResumptionsAndMachinesThatWereReplacedApart() throws IOException {
        Setbacks between = Setbacks.NONE
                .and(new Setbacks.Resumption(Instant.parse("2026-11-23T09:01:02Z"), 17))
                .and(Runs.replaced("vm-3", "qemu:///system", "it has ended", 32))
                .and(Runs.replaced("'machines'", null, "it did not come up", 33));

        ReadBack workbook = ReadBack.of(new Runs().between(between).run(), output);

        assertThat(workbook.texts("summary", "resumed"))
                .containsExactly("resumed at 2026-11-23 09:01:02 UTC, after 17 trials");
        assertThat(workbook.texts("summary", "machines replaced"))
                .containsExactly("machine replaced at 2005-02-14 09:00:32 UTC: vm-3 on qemu:///system was lost (it has"
                        + " ended); trial 32 (block 2, placement=PACKED,vms=9) began again from nothing; machine"
                        + " replaced at 2005-02-14 09:00:33 UTC: 'machines' was lost (it did not come up); trial 33"
                        + " (block 2, placement=PACKED,vms=9) began again from nothing");
        assertThat(ReadBack.of(new Runs().run(), output).texts("summary", "machines replaced"))
                .containsExactly("");
    }

    @Test
    void aTreatmentIsARowOfNumbers() throws IOException {
        ReadBack workbook = ReadBack.of(new Runs().ratio(0.87).run(), output);

        assertThat(workbook.column("disk treatments", "vms"))
                .hasSize(30)
                .allMatch(cell -> cell.getType() == CellType.NUMBER);
        assertThat(workbook.texts("disk treatments", "placement")).containsOnly("PACKED", "ALTERNATING");
        assertThat(workbook.numbers("disk treatments", "value").get(0)).isEqualTo(484 * 0.87);
        assertThat(workbook.numbers("disk treatments", "value, low").get(0)).isEqualTo(484 * 0.87 * 0.97);
        assertThat(workbook.numbers("disk treatments", "baseline").get(0)).isEqualTo(484);
        assertThat(workbook.numbers("disk treatments", "ratio (new / old)")).containsOnly(0.87);
        assertThat(workbook.numbers("disk treatments", "tolerance")).containsOnly(0.05);
        assertThat(workbook.texts("disk treatments", "unit")).containsOnly("1/s");
        assertThat(workbook.texts("disk treatments", "verdict")).containsOnly("REGRESSION");
        assertThat(workbook.texts("disk treatments", "limited by")).containsOnly("lun-0");
    }

    @Test
    void aTrialIsARowWithItsValuesTimesAndWhatWasSeenBesideIt() throws IOException {
        Run run = new Runs().run();
        List<TrialRecord> trials = run.sessions().get(0).session().trials();
        ReadBack workbook = ReadBack.of(run, output);

        assertThat(workbook.numbers("disk trials", "iops (1/s)"))
                .containsExactlyElementsOf(trials.stream()
                        .map(trial -> trial.value("iops").getAsDouble())
                        .toList());
        assertThat(workbook.numbers("disk trials", "position"))
                .containsExactlyElementsOf(
                        trials.stream().map(trial -> (double) trial.position()).toList());
        assertThat(workbook.column("disk trials", "started (UTC)").get(2).asDate())
                .isEqualTo(LocalDateTime.of(2005, 2, 14, 9, 0, 0, 960_000_000));
        assertThat(workbook.numbers("disk trials", "measure (s)")).containsOnly(0.305);
        assertThat(workbook.numbers("disk trials", "latency, 99 % within (ms)")).containsOnly(40.7);
        assertThat(workbook.numbers("disk trials", "busy: lun-0")).containsOnly(0.998);
        assertThat(workbook.numbers("disk trials", "LUNs in use")).contains(1.0, 2.0);
    }

    @Test
    void eachMachineHasItsValue() throws IOException {
        ReadBack workbook = ReadBack.of(new Runs().run(), output);

        assertThat(workbook.texts("disk machines", "machine"))
                .hasSize(3 * 2 * IntStream.rangeClosed(8, 22).sum());
        double sum = workbook.numbers("disk machines", "value").stream()
                .limit(8)
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(sum)
                .isCloseTo(
                        workbook.numbers("disk trials", "iops (1/s)").get(0),
                        org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void theFingerprintTellsWhatMustMatch() throws IOException {
        ReadBack workbook = ReadBack.of(new Runs().run(), output);

        assertThat(workbook.texts("fingerprint", "key")).containsExactly("emulation.service", "os");
        assertThat(workbook.texts("fingerprint", "kind")).containsExactly("identity", "informational");
    }

    @Test
    void aBrokenTrialHasNoNumberButItsSentence() throws IOException {
        ReadBack workbook = ReadBack.of(
                new Runs()
                        .broken("placement=PACKED,vms=8", "vm-03 did not answer")
                        .run(),
                output);

        assertThat(workbook.column("disk trials", "iops (1/s)").get(0)).isNull();
        assertThat(workbook.texts("disk trials", "outcome").get(0)).isEqualTo("broken");
        assertThat(workbook.texts("disk trials", "failure").get(0)).isEqualTo("vm-03 did not answer");
        assertThat(workbook.column("disk treatments", "value").get(0)).isNull();
    }

    @Test
    void anUnmeasuredExperimentAndAKilledRunAreSaid() throws IOException {
        ReadBack unmeasured = ReadBack.of(new Runs().unmeasured(), output);
        assertThat(unmeasured.texts("summary", "verdict")).containsExactly("BROKEN");
        assertThat(unmeasured.texts("summary", "sentence")).containsExactly("The lab has no volumes.");

        ReadBack killed = ReadBack.of(new Runs().killed(), output);
        assertThat(killed.texts("summary", "sentence").get(0)).contains("ended before");
        assertThat(killed.numbers("disk treatments", "value")).hasSize(30);
    }

    @Test
    void experimentsOfOneNameAreKeptApart() throws IOException {
        Run one = new Runs().run();
        Run both = new Run(
                one.started(),
                List.of(
                        one.sessions().get(0),
                        new Runs().session("other").run().sessions().get(0)),
                List.of());

        assertThat(ReadBack.of(both, output).sheets())
                .containsSubsequence("disk charts", "disk machines", "disk~2 charts", "disk~2 machines")
                .doesNotHaveDuplicates();
    }

    @Test
    void noTextBecomesAFormulaOrIsLost() throws IOException {
        Factor evil = new Factor(
                "evil", List.of(Level.named(EVIL), Level.named("@" + "x".repeat(40_000)), Level.named("-5")));
        ReadBack workbook = ReadBack.of(
                new Runs()
                        .factors(evil)
                        .question(EVIL)
                        .everywhere(EVIL)
                        .broken("evil=-5", EVIL)
                        .run(),
                output);

        assertThat(workbook.cells()).noneMatch(cell -> cell.getType() == CellType.FORMULA || cell.getFormula() != null);
        assertThat(workbook.texts("summary", "question")).containsExactly("=cmd|'/C calc'!A0␀␛[31m\t<b>&\" שלום مرحبا");
        assertThat(workbook.texts("disk treatments", "evil").get(1))
                .hasSize(32_767)
                .endsWith("x…");
        try (ZipFile zip = new ZipFile(workbook.file().toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String xml =
                        new String(zip.getInputStream(entry).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                assertThat(xml).as(entry.getName()).doesNotContain("<f>", "\u0000", "\u001b");
            }
        }
    }

    @Test
    void whatDoesNotFitOnASheetIsSaidInItsLastRow() throws IOException {
        ReadBack workbook = ReadBack.of(new Runs().run(), output, 20);

        List<Row> rows = workbook.rows("disk trials");
        assertThat(rows).hasSize(20);
        assertThat(rows.get(19).getCell(0).asString())
                .isEqualTo("A sheet holds 20 rows, so 72 more are not here; all values are in values.csv.");
    }

    @Test
    void theSpreadsheetDrawsTotalAndAverageOverTheSweptFactor() throws IOException {
        ReadBack workbook = ReadBack.of(new Runs().run(), output);

        List<String> charts = parts(workbook.file(), "xl/charts/chart");
        assertThat(charts).hasSize(2);
        assertThat(charts.get(0)).contains("iops in total (1/s) over vms", "'disk charts'!$B$28:$B$42", "$A$28:$A$42");
        assertThat(charts.get(1)).contains("iops of one machine, on average (1/s) over vms");
        assertThat(charts).allMatch(chart -> chart.split("<c:ser>", -1).length == 5);
    }

    @Test
    void aChartOfThousandsOfLevelsHasBoundedPoints() throws IOException {
        Factor many = new Factor(
                "size",
                IntStream.rangeClosed(1, 3000)
                        .mapToObj(n -> new Level(Integer.toString(n), (double) n))
                        .toList());
        ReadBack workbook = ReadBack.of(new Runs().factors(many).blocks(1).run(), output);

        assertThat(workbook.rows("disk charts")).hasSizeLessThan(ChartSheet.POINTS + 30);
        assertThat(workbook.rows("disk charts").get(1).getCell(0).asString()).contains("Drawn are 500 of 3000 levels");
        assertThat(workbook.numbers("disk treatments", "size")).hasSize(3000);
    }

    @Test
    void nothingIsLeftBesideTheWorkbook() throws IOException {
        ReadBack.of(new Runs().run(), output);

        assertThat(output).isDirectoryContaining(file -> file.endsWith("workbook.xlsx"));
        assertThat(Files.list(output)).hasSize(1);
    }

    @Test
    void theSameRunGivesTheSameBytes() throws IOException {
        byte[] one = Files.readAllBytes(ReadBack.of(new Runs().run(), output).file());

        assertThat(Files.readAllBytes(ReadBack.of(new Runs().run(), output).file()))
                .isEqualTo(one);
    }

    private static List<String> parts(Path workbook, String start) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            List<String> parts = new java.util.ArrayList<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith(start)) {
                    parts.add(new String(
                            zip.getInputStream(entry).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
                }
            }
            return parts;
        }
    }
}
