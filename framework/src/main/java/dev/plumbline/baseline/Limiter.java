package dev.plumbline.baseline;

import dev.plumbline.model.Quantities;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What limited each treatment: the named resource that was busiest on average, if it was busy for most of the time. */
final class Limiter {

    /** From this share on a resource is taken as the limit; queues leave gaps, so it is less than one. */
    private static final double BUSY = 0.9;

    private final Map<String, Map<String, Mean>> busy = new HashMap<>();

    Limiter(Session session) {
        for (TrialRecord trial : session.trials()) {
            if (trial.measurement() != null) {
                Map<String, Mean> resources = busy.computeIfAbsent(trial.treatment(), id -> new TreeMap<>());
                trial.measurement()
                        .busy()
                        .forEach((name, share) ->
                                resources.computeIfAbsent(name, n -> new Mean()).add(share));
            }
        }
    }

    /** In words, as {@code LUN lun-1 (99 % busy)}; {@code ""} where nothing named did. */
    String of(String treatment) {
        return resource(treatment)
                .map(name -> name + " (" + Quantities.formatPercent(Math.min(1, share(treatment, name))) + " busy)"
                        + (measuresItself(name) ? ": the figure is a statement about the " + side(name) : ""))
                .orElse("");
    }

    /** The resource's name; empty where nothing named limited the treatment. */
    Optional<String> resource(String treatment) {
        return busy.getOrDefault(treatment, Map.of()).entrySet().stream()
                .filter(resource -> resource.getValue().value() >= BUSY)
                .max(Map.Entry.comparingByValue((a, b) -> Double.compare(a.value(), b.value())))
                .map(Map.Entry::getKey);
    }

    /** Whether anything is known of the treatment's resources. */
    boolean knows(String treatment) {
        return !busy.getOrDefault(treatment, Map.of()).isEmpty();
    }

    /** How busy a resource was on average, as a share. */
    double share(String treatment, String name) {
        Mean mean = busy.getOrDefault(treatment, Map.of()).get(name);
        return mean == null ? 0 : mean.value();
    }

    /** Whether the resource belongs to the load's own side, so that a figure that it limits says nothing about the lab. */
    static boolean measuresItself(String name) {
        return !side(name).isEmpty();
    }

    static String side(String name) {
        String start = name.toLowerCase(Locale.ROOT);
        return start.startsWith("generator") ? "load generator" : start.startsWith("peer") ? "peer" : "";
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
