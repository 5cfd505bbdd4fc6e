package dev.plumbline.baseline;

import dev.plumbline.model.Quantities;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What limited each treatment: the named resource that was busiest on average, if it was busy for most of the time. */
final class Limiter {

    /** From this share on a resource is taken as the limit; queues leave gaps, so it is less than one. */
    private static final double BUSY = 0.9;

    private final Map<String, Map<String, Mean>> busy = new HashMap<>();

    Limiter(Session session) {
        for (TrialRecord trial : session.trials()) {
            if (trial.measurement() != null) {
                trial.measurement()
                        .busy()
                        .forEach((name, share) -> busy.computeIfAbsent(trial.treatment(), id -> new TreeMap<>())
                                .computeIfAbsent(name, n -> new Mean())
                                .add(share));
            }
        }
    }

    /** In words, as {@code LUN lun-1 (99 % busy)}; {@code ""} where nothing named did. */
    String of(String treatment) {
        return busy.getOrDefault(treatment, Map.of()).entrySet().stream()
                .filter(resource -> resource.getValue().value() >= BUSY)
                .max(Map.Entry.comparingByValue((a, b) -> Double.compare(a.value(), b.value())))
                .map(resource -> resource.getKey() + " ("
                        + Quantities.formatPercent(
                                Math.min(1, resource.getValue().value())) + " busy)")
                .orElse("");
    }

    private static final class Mean {

        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        double value() {
            return sum / count;
        }
    }
}
