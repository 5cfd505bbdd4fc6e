package dev.plumbline.reports;

import dev.plumbline.journal.Run;
import dev.plumbline.model.About;
import dev.plumbline.model.Alias;
import dev.plumbline.model.Attachment;
import dev.plumbline.model.Better;
import dev.plumbline.model.Cell;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.EnvironmentChange;
import dev.plumbline.model.Expectation;
import dev.plumbline.model.Experiment;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Fingerprint;
import dev.plumbline.model.Fixture;
import dev.plumbline.model.Interval;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Latencies;
import dev.plumbline.model.Level;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Phase;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Setbacks;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs as an engine would hand them over: 8 to 22 machines, packed on one LUN as long as they fit or alternating over two, three
 * blocks. What a test does not change stays plain: level with the baseline, everything complete.
 */
public final class Runs {

    public static final Instant STARTED = Instant.parse("2005-02-14T09:00:00Z");
    public static final String NOTICE = "Emulated lab: its devices follow declared numbers.";

    private static final double TWO_LUNS = 1000;
    private static final int FITS_ON_ONE = 12;
    private static final Interval NARROW = new Interval(0.985, 1.012, 0.95);

    private String question = "Do virtual machines run faster spread over two LUNs?";
    private List<Factor> factors = List.of(
            new Factor(
                    "vms",
                    IntStream.rangeClosed(8, 22)
                            .mapToObj(n -> new Level(Integer.toString(n), (double) n))
                            .toList()),
            new Factor("placement", List.of(Level.named("PACKED"), Level.named("ALTERNATING"))));
    private List<Expectation> expectations = List.of();
    private Setbacks between = Setbacks.NONE;
    private EnvironmentChange environment = EnvironmentChange.NONE;
    private int blocks = 3;
    private @Nullable About about;
    private int measured = Integer.MAX_VALUE;
    private double slower = 1;
    private boolean baseline = true;
    private String aside = "";
    private String session = "20050214T090000Z-1f";
    private String broken = "";
    private String failure = "vm-03 did not answer: connection refused";
    private @Nullable String disturbance;
    private Attachment output = new Attachment("fio vm-01", "application/json", "{\"iops\": 76.9}");

    public Runs question(String text) {
        question = text;
        return this;
    }

    public Runs factors(Factor... others) {
        factors = List.of(others);
        return this;
    }

    public Runs about(About said) {
        about = said;
        return this;
    }

    public Runs blocks(int count) {
        blocks = count;
        return this;
    }

    /** Only the first treatments are to be measured. */
    public Runs partial(int treatments) {
        measured = treatments;
        return this;
    }

    /** All values are so many times their baseline. */
    public Runs ratio(double factor) {
        slower = factor;
        return this;
    }

    public Runs withoutBaseline() {
        baseline = false;
        return this;
    }

    /** All trials of a treatment break. */
    public Runs broken(String treatment, String sentence) {
        broken = treatment;
        failure = sentence;
        return this;
    }

    /** Beside every trial something else ran. */
    public Runs disturbed(String sentence) {
        disturbance = sentence;
        return this;
    }

    public Runs output(Attachment attachment) {
        output = attachment;
        return this;
    }

    /** Text that is added to whatever a lab, a tool or a user may word. */
    public Runs everywhere(String text) {
        aside = text;
        return this;
    }

    public Runs session(String id) {
        session = id;
        return this;
    }

    /** A run of this one experiment. */
    public Run run() {
        return new Run(STARTED, List.of(new Run.Judged(session(), judgement())), List.of());
    }

    /** A run that was killed before it judged. */
    public Run killed() {
        return new Run(STARTED, List.of(new Run.Judged(session(), null)), List.of());
    }

    /** A run in which nothing could be measured. */
    public Run unmeasured() {
        return new Run(
                STARTED,
                List.of(),
                List.of(new Run.Unmeasured("lab.LunDistribution.disk", question, "The lab has no volumes." + aside)));
    }

    public Session session() {
        Experiment experiment = experiment();
        List<String> planned = experiment.treatments().stream()
                .map(Treatment::id)
                .limit(measured)
                .toList();
        return new Session(
                        session,
                        experiment,
                        new Session.LabInfo("embedded" + aside, "embedded", NOTICE + aside),
                        STARTED,
                        42,
                        "0.1.0",
                        new Fingerprint(
                                new TreeMap<>(Map.of("emulation.service" + aside, "2 ms" + aside)),
                                new TreeMap<>(Map.of("os", "any"))),
                        new Session.Design(
                                blocks,
                                List.of(),
                                planned,
                                "a trial" + aside,
                                List.of(new Alias(
                                        "LUNs in use" + aside, "vms", "placement=PACKED", new Level("13", 13.0), 1, 2)),
                                Duration.ofMillis(50),
                                Duration.ofMillis(250)),
                        fixtures(),
                        trials(experiment, planned),
                        null)
                .with(between);
    }

    /** What came between the trials. */
    public Runs between(Setbacks setbacks) {
        between = setbacks;
        return this;
    }

    /** A machine was lost at a trial of block 2, and replaced. */
    public static Setbacks.Replacement replaced(String machine, @Nullable String host, String why, int position) {
        return new Setbacks.Replacement(
                STARTED.plusSeconds(position), machine, host, null, why, 2, position, "placement=PACKED,vms=9", "");
    }

    /** What was expected, and whether it came out. */
    public Runs expected(Expectation... cameOut) {
        expectations = List.of(cameOut);
        return this;
    }

    public Runs environment(EnvironmentChange change) {
        environment = change;
        return this;
    }

    public Judgement judgement() {
        Experiment experiment = experiment();
        Verdict whole = !baseline ? Verdict.NO_BASELINE : slower < 0.95 ? Verdict.REGRESSION : Verdict.EQUIVALENT;
        List<Cell> cells = experiment.treatments().stream()
                .limit(measured)
                .map(treatment -> cell(treatment, whole))
                .toList();
        String sentence = "iops is " + slower + " times its baseline over the whole sweep." + aside;
        Comparison level = new Comparison(800, slower, scaled(NARROW, slower), 0.05);
        return new Judgement(
                whole,
                sentence,
                baseline ? List.of("20050201T090000Z-0a", "20050207T090000Z-0b") : List.of(),
                cells,
                List.of(
                        new Finding(Finding.Kind.LEVEL, "iops", "", whole, level, sentence),
                        new Finding(
                                Finding.Kind.DESIGN,
                                "",
                                "placement=PACKED",
                                null,
                                null,
                                "The break at vms=13 coincides with LUNs in use going 1 → 2." + aside)),
                environment,
                List.of(),
                expectations);
    }

    private Experiment experiment() {
        return new Experiment(
                "lab.LunDistribution.disk",
                "lab.LunDistribution",
                "disk",
                question,
                factors,
                List.of(new Response("iops", "1/s", Better.HIGHER, 0.05)),
                treatments(),
                Set.of("storage" + aside),
                about,
                null);
    }

    private List<Treatment> treatments() {
        List<Map<String, Level>> combined = List.of(Map.of());
        for (Factor factor : factors) {
            combined = combined.stream()
                    .flatMap(before -> factor.levels().stream().map(level -> {
                        Map<String, Level> levels = new LinkedHashMap<>(before);
                        levels.put(factor.name(), level);
                        return levels;
                    }))
                    .toList();
        }
        return combined.stream().map(Treatment::new).toList();
    }

    private List<TrialRecord> trials(Experiment experiment, List<String> planned) {
        List<TrialRecord> trials = new ArrayList<>();
        for (int block = 1; block <= blocks; block++) {
            for (Treatment treatment : experiment.treatments()) {
                if (planned.contains(treatment.id())) {
                    trials.add(trial(block, trials.size() + 1, treatment));
                }
            }
        }
        return trials;
    }

    private TrialRecord trial(int block, int position, Treatment treatment) {
        boolean whole = !treatment.id().equals(broken);
        return new TrialRecord(
                block,
                "",
                position,
                treatment.id(),
                whole ? Outcome.COMPLETE : Outcome.BROKEN,
                whole ? null : failure,
                STARTED.plusMillis(320L * position),
                whole
                        ? Map.of(Phase.RESET, Duration.ofMillis(12), Phase.MEASURE, Duration.ofMillis(305))
                        : Map.of(Phase.RESET, Duration.ofMillis(12)),
                new TreeMap<>(Map.of("LUNs in use" + aside, (double) luns(treatment))),
                whole ? measurement(treatment, 1 + 0.004 * (block - 2)) : null);
    }

    private Measurement measurement(Treatment treatment, double noise) {
        double total = declared(treatment) * slower * noise;
        int machines = machines(treatment);
        SortedMap<String, Double> each = new TreeMap<>();
        for (int i = 1; i <= machines; i++) {
            each.put("vm-%02d".formatted(i), total / machines);
        }
        return new Measurement(
                List.of(new Reading("iops", total, "1/s", each)),
                new Latencies(1000, 12.5, 80.1, new TreeMap<>(Map.of(50.0, 11.2, 99.0, 40.7)), ""),
                List.of(),
                new TreeMap<>(Map.of("lun-0" + aside, 0.998)),
                new TreeMap<>(),
                List.of(output),
                true,
                disturbance);
    }

    private Cell cell(Treatment treatment, Verdict whole) {
        double value = declared(treatment) * slower;
        if (treatment.id().equals(broken)) {
            return new Cell(
                    treatment.id(),
                    "iops",
                    0,
                    null,
                    null,
                    Verdict.BROKEN,
                    null,
                    null,
                    "",
                    "no trial is complete: " + failure);
        }
        Comparison own = new Comparison(declared(treatment), slower, scaled(NARROW, slower), 0.05);
        return new Cell(
                treatment.id(),
                "iops",
                blocks,
                value,
                new Interval(value * 0.97, value * 1.03, 0.95),
                whole,
                baseline ? own : null,
                baseline ? own : null,
                "lun-0" + aside,
                "iops of " + treatment.id() + " is " + slower + " times its baseline" + aside);
    }

    private double declared(Treatment treatment) {
        return TWO_LUNS / 2 * luns(treatment) * Math.max(0.1, 1 - 0.004 * machines(treatment));
    }

    private int luns(Treatment treatment) {
        Level placement = treatment.levels().get("placement");
        boolean packed = placement != null && placement.text().equals("PACKED");
        return packed && machines(treatment) <= FITS_ON_ONE ? 1 : 2;
    }

    private static int machines(Treatment treatment) {
        Level vms = treatment.levels().get("vms");
        return vms == null || vms.number() == null ? 4 : vms.number().intValue();
    }

    private List<Fixture> fixtures() {
        List<Fixture> fixtures = new ArrayList<>();
        for (int block = 1; block <= blocks; block++) {
            fixtures.add(fixture(Fixture.Kind.SET_UP, "2 LUNs of 1 GiB" + aside, block, "", 900));
            fixtures.add(fixture(Fixture.Kind.TEAR_DOWN, "2 LUNs of 1 GiB" + aside, block, "", 40));
        }
        fixtures.add(fixture(Fixture.Kind.SET_UP, "the lab's lock", 0, "", 3));
        fixtures.add(fixture(
                Fixture.Kind.SET_UP, "a cold cache", 0, treatments().get(0).id(), 70));
        return fixtures;
    }

    private static Fixture fixture(Fixture.Kind kind, String name, int block, String treatment, long millis) {
        String scope = block > 0 ? "BLOCK" : treatment.isEmpty() ? "EXPERIMENT" : "TRIAL";
        return new Fixture(kind, name, scope, block, treatment, STARTED, Duration.ofMillis(millis), null);
    }

    private static Interval scaled(Interval interval, double by) {
        return new Interval(interval.low() * by, interval.high() * by, interval.confidence());
    }
}
