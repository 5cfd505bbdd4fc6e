package dev.plumbline.baseline;

import dev.plumbline.model.Experiment;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Level;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Sessions of 1 to 8 machines on either placement: two factors. */
final class LargeSweep {

    /** How busy the resources were in a trial. */
    interface Busy {
        Map<String, Double> at(String placement, int vms);
    }

    private static final List<String> PLACEMENTS = List.of("PACKED", "ALTERNATING");

    private Busy busy = (placement, vms) -> Map.of();

    LargeSweep busy(Busy shares) {
        busy = shares;
        return this;
    }

    /** A session whose treatments changed by a ratio that depends on their placement, against three unchanged ones. */
    Judgement judge(ToDoubleFunction<String> ratio) {
        Session[] stored =
                IntStream.rangeClosed(1, 3).mapToObj(n -> session(n, p -> 1)).toArray(Session[]::new);
        return Judge.byLevelAndShape().judge(session(9, ratio), StoredSessions.of(stored), ExpectedDifferences.none());
    }

    private Session session(int number, ToDoubleFunction<String> ratio) {
        Random random = new Random(number);
        Session small = SessionBuilder.session(number).build();
        List<Level> vms = IntStream.rangeClosed(1, 8)
                .mapToObj(n -> new Level(Integer.toString(n), (double) n))
                .toList();
        List<Level> placements = PLACEMENTS.stream().map(Level::named).toList();
        List<Treatment> treatments = new ArrayList<>();
        for (Level count : vms) {
            for (Level placement : placements) {
                Map<String, Level> levels = new LinkedHashMap<>();
                levels.put("vms", count);
                levels.put("placement", placement);
                treatments.add(new Treatment(levels));
            }
        }
        double ofSession = 0.002 * random.nextGaussian();
        List<TrialRecord> trials = new ArrayList<>();
        for (int block = 1; block <= 5; block++) {
            for (Treatment treatment : treatments) {
                String placement = treatment.level("placement").text();
                double value =
                        500 * ratio.applyAsDouble(placement) * Math.exp(ofSession + 0.01 * random.nextGaussian());
                int machines = Integer.parseInt(treatment.level("vms").text());
                Measurement measurement = new Measurement(
                        List.of(new Reading("iops", value, null, new TreeMap<>())),
                        null,
                        List.of(),
                        new TreeMap<>(busy.at(placement, machines)),
                        new TreeMap<>(),
                        List.of(),
                        true);
                trials.add(new TrialRecord(
                        block,
                        "",
                        trials.size() + 1,
                        treatment.id(),
                        Outcome.COMPLETE,
                        null,
                        Instant.EPOCH,
                        Map.of(),
                        new TreeMap<>(),
                        measurement));
            }
        }
        Experiment experiment = new Experiment(
                "org.example.Placements.disk",
                "org.example.Placements",
                "disk",
                "Does placement matter?",
                List.of(new Factor("vms", vms), new Factor("placement", placements)),
                small.experiment().responses(),
                treatments,
                Set.of());
        List<String> ids = treatments.stream().map(Treatment::id).toList();
        Session.Design design =
                new Session.Design(5, List.of(), ids, "trial", List.of(), Duration.ZERO, Duration.ofMillis(250));
        return new Session(
                small.id(),
                experiment,
                small.lab(),
                small.started(),
                number,
                "0.1.0",
                small.fingerprint(),
                design,
                List.of(),
                trials,
                null);
    }
}
