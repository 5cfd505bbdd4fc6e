package dev.plumbline.journal;

import dev.plumbline.model.About;
import dev.plumbline.model.Alias;
import dev.plumbline.model.Attachment;
import dev.plumbline.model.Better;
import dev.plumbline.model.Cell;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.EnvironmentChange;
import dev.plumbline.model.EnvironmentDifference;
import dev.plumbline.model.Expectation;
import dev.plumbline.model.Experiment;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Fingerprint;
import dev.plumbline.model.Fixture;
import dev.plumbline.model.History;
import dev.plumbline.model.Interval;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Latencies;
import dev.plumbline.model.Level;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Phase;
import dev.plumbline.model.Place;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Response;
import dev.plumbline.model.Series;
import dev.plumbline.model.Session;
import dev.plumbline.model.Severity;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One value of every type of the model, with every component filled and every kind of gap that is allowed. */
final class ModelSamples {

    static final Instant START = Instant.parse("2025-03-01T12:00:00.123456789Z");

    private ModelSamples() {}

    static Experiment experiment() {
        Map<String, Level> levels = new LinkedHashMap<>();
        levels.put("vms", new Level("8", 8.0));
        levels.put("placement", Level.named("a=b, \"c\" ü 日"));
        return new Experiment(
                "org.example.LunDistribution.disk",
                "org.example.LunDistribution",
                "disk",
                "Do virtual machines run faster spread over two LUNs?",
                List.of(
                        new Factor("vms", List.of(new Level("8", 8.0))),
                        new Factor("placement", List.of(Level.named("a=b, \"c\" ü 日")))),
                List.of(
                        new Response("iops", "1/s", Better.HIGHER, 0.05),
                        new Response("latency", "ms", Better.LOWER, 0.1)),
                List.of(new Treatment(levels)),
                Set.of("disk", "slow"),
                new About("storage team", Severity.CRITICAL, List.of(new About.Link("why", "https://wiki.lab/luns"))),
                List.of("iops falls along vms"));
    }

    static Session header() {
        return new Session(
                "20250301T120000Z-4f2a",
                experiment(),
                new Session.LabInfo("embedded", "embedded", "Its devices are emulated."),
                START,
                Long.MIN_VALUE,
                "0.1.0",
                new Fingerprint(
                        new TreeMap<>(Map.of("emulation.serviceTime", "2 ms")), new TreeMap<>(Map.of("os", "Linux"))),
                new Session.Design(
                        5,
                        List.of("old", "new"),
                        List.of(experiment().treatments().get(0).id()),
                        "trial",
                        List.of(
                                new Alias("LUNs in use", "vms", "placement=PACKED", new Level("13", 13.0), 1, 2),
                                new Alias("idle machines", "vms", "", null, 22, 8)),
                        Duration.ofMillis(50),
                        Duration.ofMillis(250)),
                List.of(),
                List.of(),
                null);
    }

    static Fixture fixture() {
        return new Fixture(
                Fixture.Kind.SET_UP, "2 LUNs of 1 GiB", "BLOCK", 1, "", START, Duration.ofNanos(1_234_567), null);
    }

    static Fixture failedFixture() {
        return new Fixture(
                Fixture.Kind.TEAR_DOWN, "2 LUNs", "RUN", 0, "vms=8", START, Duration.ZERO, "the disk is full");
    }

    static TrialRecord complete() {
        Measurement measurement = new Measurement(
                List.of(
                        new Reading("iops", 505.25, "1/s", new TreeMap<>(Map.of("vm-01", 250.125, "vm-02", 255.125))),
                        new Reading("latency", 1e-300, null, new TreeMap<>())),
                new Latencies(12_345, 2.5, 9.75, new TreeMap<>(Map.of(50.0, 2.0, 99.9, 9.5)), "HISTFAAA"),
                List.of(new Series("iops", "1/s", 10, List.of(500.0, 510.5))),
                new TreeMap<>(Map.of("LUN lun-1", 0.99)),
                new TreeMap<>(Map.of("parent CPU", 0.25)),
                List.of(new Attachment("fio vm-01", "application/json", "{\n\"x\": 1}\u0000\u2028")),
                true,
                "beside it ran make (pid 12, 30 % of a CPU)");
        return new TrialRecord(
                2,
                "old",
                7,
                "vms=8",
                Outcome.COMPLETE,
                null,
                START,
                Map.of(Phase.RESET, Duration.ofMillis(3), Phase.MEASURE, Duration.ofSeconds(3700)),
                new TreeMap<>(Map.of("LUNs in use", 2.0)),
                measurement);
    }

    static TrialRecord broken() {
        return new TrialRecord(
                1, "", 1, "vms=8", Outcome.BROKEN, "vm-02 did not answer", START, Map.of(), new TreeMap<>(), null);
    }

    static Judgement judgement() {
        Comparison open = new Comparison(505, 0.87, new Interval(Double.NEGATIVE_INFINITY, 1.5, 0.95), 0.05);
        Comparison none = new Comparison(505, 0.87, null, 0.05);
        return new Judgement(
                Verdict.REGRESSION,
                "iops fell",
                List.of("a", "b"),
                List.of(
                        new Cell(
                                "vms=8",
                                "iops",
                                5,
                                439.5,
                                new Interval(430, Double.POSITIVE_INFINITY, 0.95),
                                Verdict.REGRESSION,
                                open,
                                none,
                                "LUN lun-1 (99 % busy)",
                                "fell"),
                        new Cell("vms=9", "iops", 0, null, null, Verdict.BROKEN, null, null, "", "lost")),
                List.of(
                        new Finding(Finding.Kind.LEVEL, "iops", "", Verdict.REGRESSION, open, "the level fell"),
                        new Finding(Finding.Kind.KNEE, "iops", "", null, null, "bends", new Place("vms", 8.5)),
                        new Finding(Finding.Kind.NOTE, "", "", null, null, "a remark")),
                new EnvironmentChange(
                        List.of(
                                new EnvironmentDifference(
                                        EnvironmentDifference.Kind.UNEXPECTED, "bios.version", null, "2", List.of("a")),
                                new EnvironmentDifference(
                                        EnvironmentDifference.Kind.EXPECTED,
                                        "nic.driver",
                                        "old",
                                        null,
                                        List.of("a", "b"))),
                        List.of("disk.*"),
                        List.of("a")),
                List.of(new History(
                        "iops",
                        "1/s",
                        List.of(
                                new History.Point("a", START, 505, null, "new firmware", true, null),
                                new History.Point(
                                        "b", START, 439.5, new Interval(430, 450, 0.95), null, false, "fell")))),
                List.of(new Expectation("iops falls along vms", Expectation.State.NOT_MET, "it does not")));
    }
}
