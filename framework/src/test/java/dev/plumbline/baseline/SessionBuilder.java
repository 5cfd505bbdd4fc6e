package dev.plumbline.baseline;

import dev.plumbline.model.Alias;
import dev.plumbline.model.Attachment;
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
import dev.plumbline.model.Series;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sessions of an experiment with one factor {@code vms}, whose trials have whatever value a test gives them. */
final class SessionBuilder {

    /** The value of a trial; {@code null} for a broken one. */
    interface Values {
        @Nullable
        Double at(int block, int vms);
    }

    /** The value of a trial on an arm; {@code null} for a broken one. */
    interface ArmValues {
        @Nullable
        Double at(String arm, int block, int vms);
    }

    private static final Instant NEW_YEAR = Instant.parse("2025-01-01T00:00:00Z");

    private final int number;
    private int blocks = 5;
    private int firstVms = 1;
    private int vms = 6;
    private int selected = -1;
    private String name = "iops";
    private String unit = "1/s";
    private Better better = Better.HIGHER;
    private ArmValues values = (arm, block, treatment) -> 500.0;
    private @Nullable Double count;
    private @Nullable String endedEarly;
    private @Nullable String importedFrom;
    private List<String> arms = List.of();
    private List<String> expectations = List.of();
    private List<Alias> aliases = List.of();
    private Map<String, Double> busy = Map.of();
    private Map<String, String> informational = Map.of();
    private Map<String, String> identity = Map.of("nic.driver", "e1000", "bios.version", "1.2");

    private SessionBuilder(int number) {
        this.number = number;
    }

    static SessionBuilder session(int number) {
        return new SessionBuilder(number);
    }

    SessionBuilder blocks(int count) {
        blocks = count;
        return this;
    }

    SessionBuilder vms(int from, int to) {
        firstVms = from;
        vms = to;
        return this;
    }

    SessionBuilder onlyTheFirst(int treatments) {
        selected = treatments;
        return this;
    }

    SessionBuilder response(String newName, String newUnit, Better direction) {
        name = newName;
        unit = newUnit;
        better = direction;
        return this;
    }

    SessionBuilder values(Values newValues) {
        values = (arm, block, treatment) -> newValues.at(block, treatment);
        return this;
    }

    SessionBuilder armValues(ArmValues newValues) {
        values = newValues;
        return this;
    }

    /** A second response, {@code count}, which is the same in every trial. */
    SessionBuilder count(double everywhere) {
        count = everywhere;
        return this;
    }

    SessionBuilder endedEarly(String sentence) {
        endedEarly = sentence;
        return this;
    }

    SessionBuilder importedFrom(String kind) {
        importedFrom = kind;
        return this;
    }

    SessionBuilder arms(String... names) {
        arms = List.of(names);
        return this;
    }

    SessionBuilder expect(String... sentences) {
        expectations = List.of(sentences);
        return this;
    }

    SessionBuilder aliases(Alias... found) {
        aliases = List.of(found);
        return this;
    }

    SessionBuilder busy(Map<String, Double> shares) {
        busy = shares;
        return this;
    }

    SessionBuilder identity(Map<String, String> keys) {
        identity = keys;
        return this;
    }

    SessionBuilder informational(Map<String, String> keys) {
        informational = keys;
        return this;
    }

    Session build() {
        List<Treatment> treatments = IntStream.rangeClosed(firstVms, vms)
                .mapToObj(n -> new Treatment(Map.of("vms", new Level(Integer.toString(n), (double) n))))
                .toList();
        List<Treatment> measured = selected < 0 ? treatments : treatments.subList(0, selected);
        return new Session(
                "s" + number,
                new Experiment(
                        "org.example.VmCount.disk",
                        "org.example.VmCount",
                        "disk",
                        "What does another VM cost?",
                        List.of(new Factor(
                                "vms",
                                treatments.stream().map(t -> t.level("vms")).toList())),
                        responses(),
                        treatments,
                        Set.of(),
                        null,
                        expectations),
                new Session.LabInfo("embedded", "embedded", null),
                NEW_YEAR.plus(Duration.ofDays(number)),
                number,
                "0.1.0",
                new Fingerprint(new TreeMap<>(identity), new TreeMap<>(informational)),
                new Session.Design(
                        blocks,
                        arms,
                        measured.stream().map(Treatment::id).toList(),
                        "trial",
                        aliases,
                        Duration.ofMillis(50),
                        Duration.ofMillis(250)),
                List.of(),
                trials(measured),
                endedEarly,
                importedFrom,
                null);
    }

    private List<Response> responses() {
        Response first = new Response(name, unit, better, 0.05);
        return count == null ? List.of(first) : List.of(first, new Response("count", "1", Better.LOWER, 0.05));
    }

    private List<Reading> readings(double value) {
        Reading first = new Reading(name, value, unit, new TreeMap<>(Map.of("vm-01", value)));
        return count == null ? List.of(first) : List.of(first, new Reading("count", count, "1", new TreeMap<>()));
    }

    private List<TrialRecord> trials(List<Treatment> measured) {
        List<TrialRecord> trials = new ArrayList<>();
        for (int block = 1; block <= blocks; block++) {
            for (Treatment treatment : measured) {
                int n = Integer.parseInt(treatment.level("vms").text());
                for (String arm : arms.isEmpty() ? List.of("") : arms) {
                    trials.add(trial(block, arm, trials.size() + 1, treatment.id(), values.at(arm, block, n)));
                }
            }
        }
        return trials;
    }

    private TrialRecord trial(int block, String arm, int position, String treatment, @Nullable Double value) {
        return new TrialRecord(
                block,
                arm,
                position,
                treatment,
                value == null ? Outcome.BROKEN : Outcome.COMPLETE,
                value == null ? "vm-02 did not answer" : null,
                NEW_YEAR,
                Map.of(Phase.MEASURE, Duration.ofMillis(300)),
                new TreeMap<>(Map.of("LUNs in use", 1.0)),
                value == null ? null : measurement(value));
    }

    private Measurement measurement(double value) {
        return new Measurement(
                readings(value),
                new Latencies(1000, 2.0 / 3, 9, new TreeMap<>(Map.of(99.0, 10.0 / 3)), "HISTFAAA"),
                List.of(new Series(name, unit, 10, List.of(value, value))),
                new TreeMap<>(busy),
                new TreeMap<>(),
                List.of(new Attachment("fio vm-01", "application/json", "{}")),
                true);
    }
}
