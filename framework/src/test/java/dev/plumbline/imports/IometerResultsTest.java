package dev.plumbline.imports;

import static dev.plumbline.imports.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.journal.Run;
import dev.plumbline.model.Better;
import dev.plumbline.model.Experiment;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Fingerprint;
import dev.plumbline.model.Latencies;
import dev.plumbline.model.Level;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Phase;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IometerResultsTest {

    private static final Instant START = Instant.parse("2025-03-01T12:00:00.120Z");
    private static final double SIX_DECIMALS = 5e-7;

    @TempDir
    Path folder;

    @Test
    void the_header_is_that_of_2004() throws IOException {
        List<String> published =
                Samples.text("iometer-header-2004.07.30.csv").lines().toList();

        assertThat(written(measured(2)).lines().toList()).containsSubsequence(published.get(0), published.get(1));
        assertThat(written(measured(2)).lines().toList().subList(0, 8))
                .containsExactly(
                        "'Test Type,Test Description",
                        "0,a.VmCount.disk on lab esx by Plumbline 0.1.0",
                        "'Version",
                        "2004.07.30 ",
                        "'Time Stamp",
                        "2025-03-01 12:00:00:120",
                        "'Access specifications",
                        "'End access specifications");
    }

    @Test
    void our_importer_reads_the_same_numbers_back() throws IOException {
        ImportedFile read = read(written(measured(1), measured(3)));

        assertThat(read.kind()).isEqualTo("IOMeter 2004.07.30 CSV");
        assertThat(read.runs()).hasSize(2).extracting(ImportedRun::broken).containsOnlyNulls();
        ImportedRun run = read.runs().get(1);
        assertThat(run.facts()).containsEntry("managers", "3").containsEntry("spec", "vms=3, placement=PACKED");
        assertThat(run.time()).isEqualTo(START.plusMillis(1300));
        assertThat(value(run, "iops")).isEqualTo(333.123457 * 3, within(3 * SIX_DECIMALS));
        assertThat(value(run, "throughput")).isEqualTo(0.65, within(SIX_DECIMALS));
        assertThat(value(run, "latencyMean")).isEqualTo(2.5, within(SIX_DECIMALS));
        assertThat(value(run, "latencyMax")).isEqualTo(9.75, within(SIX_DECIMALS));
        assertThat(run.value("iops").orElseThrow().machines())
                .hasSize(3)
                .allSatisfy((machine, iops) -> assertThat(iops).isEqualTo(333.123457, within(SIX_DECIMALS)));
    }

    @Test
    void what_was_not_measured_is_blank_and_no_zero() throws IOException {
        String all = written(measured(2))
                .lines()
                .filter(line -> line.startsWith("ALL,"))
                .findFirst()
                .orElseThrow();

        assertThat(all)
                .startsWith(
                        "ALL,All,\"vms=2, placement=PACKED\",2,2,2,666.246914,,,0.650000,,,,,2.500000,,,,,9.750000,,");
        assertThat(read(written(measured(2))).runs().get(0).value("cpu")).isEmpty();
        assertThat(read(written(measured(2))).runs().get(0).value("readIops")).isEmpty();
        assertThat(all).doesNotContain(",0,", ",0.000000,");
    }

    @Test
    void a_trial_without_iops_is_left_out_and_told() throws IOException {
        TrialRecord broken =
                new TrialRecord(1, "", 2, "vms=2", Outcome.BROKEN, "it hung", START, Map.of(), new TreeMap<>(), null);
        StringBuilder text = new StringBuilder();
        Run run = new Run(
                START,
                List.of(new Run.Judged(session(List.of(measured(1), broken)), null)),
                List.of(new Run.Unmeasured("a.B.c", "what?", "the lab has no bonds")));

        assertThat(IometerResults.write(run, text))
                .containsExactly("a.VmCount.disk: 1 of 2 trials have no iops", "a.B.c was not measured");
        assertThat(read(text.toString()).runs()).hasSize(1);
    }

    private ImportedFile read(String text) throws IOException {
        return ImportReader.iometer()
                .read(Files.writeString(folder.resolve("results.csv"), text, StandardCharsets.UTF_8));
    }

    private static String written(TrialRecord... trials) throws IOException {
        StringBuilder text = new StringBuilder();
        Run run = new Run(START, List.of(new Run.Judged(session(List.of(trials)), null)), List.of());
        assertThat(IometerResults.write(run, text)).isEmpty();
        return text.toString();
    }

    private static Treatment treatment(int vms) {
        Map<String, Level> levels = new LinkedHashMap<>();
        levels.put("vms", new Level(Integer.toString(vms), (double) vms));
        levels.put("placement", Level.named("PACKED"));
        return new Treatment(levels);
    }

    private static TrialRecord measured(int vms) {
        SortedMap<String, Double> machines = new TreeMap<>();
        for (int machine = 1; machine <= vms; machine++) {
            machines.put("vm-" + machine, 333.123456789);
        }
        Measurement measurement = new Measurement(
                List.of(
                        new Reading("iops", 333.123456789 * vms, null, machines),
                        new Reading("throughput", 0.65, "MiB/s", new TreeMap<>()),
                        new Reading("latency", 2.5, "ms", new TreeMap<>())),
                new Latencies(1000, 2.5, 9.75, new TreeMap<>(), ""),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                true);
        return new TrialRecord(
                1,
                "",
                vms,
                treatment(vms).id(),
                Outcome.COMPLETE,
                null,
                START.plusSeconds(1),
                Map.of(Phase.MEASURE, Duration.ofMillis(300)),
                new TreeMap<>(),
                measurement);
    }

    private static Session session(List<TrialRecord> trials) {
        List<Treatment> treatments = List.of(treatment(1), treatment(2), treatment(3));
        return new Session(
                "s",
                new Experiment(
                        "a.VmCount.disk",
                        "a.VmCount",
                        "disk",
                        "how?",
                        List.of(new Factor("vms", List.of(new Level("1", 1.0)))),
                        List.of(new Response("iops", "1/s", Better.HIGHER, 0.05)),
                        treatments,
                        Set.of()),
                new Session.LabInfo("esx", "hosts", null),
                START,
                1,
                "0.1.0",
                new Fingerprint(new TreeMap<>(), new TreeMap<>()),
                new Session.Design(
                        1,
                        List.of(),
                        treatments.stream().map(Treatment::id).toList(),
                        "trial",
                        List.of(),
                        Duration.ofMillis(50),
                        Duration.ofMillis(250)),
                List.of(),
                trials,
                null);
    }
}
