package dev.plumbline.baseline;

import dev.plumbline.model.Quantities;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What limited each treatment: the named resources that were busy for most of the time, on average over its trials. */
final class Limiter {

    /** From this share on a resource is taken as the limit; queues leave gaps, so it is less than one. */
    private static final double BUSY = 0.9;

    /** From this share of the computer's processors on, the generator is a cause of their being exhausted. */
    private static final double MUCH = 0.25;

    private static final String COMPUTER = "parent CPU";
    private static final String GENERATOR = "load generator";

    /** So many resources are named; the rest is counted. */
    private static final int NAMED = 2;

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

    /**
     * What limited a treatment.
     *
     * @param names the resources' names, as {@code lun-1} or {@code vm-1, vm-2 and 7 more}
     * @param share how busy they were on average, 0 to 1
     * @param side the side of the load to which one of them belongs, so that the figure says nothing about the lab;
     *     {@code ""} for none
     */
    record Limit(String names, double share, String side) {

        /** The same for treatments of which one sentence can speak. */
        String group() {
            return side + " " + names;
        }

        @Override
        public String toString() {
            return names + " (" + Quantities.formatPercent(share) + " busy)";
        }
    }

    /** In words, as {@code lun-1 (99 % busy)}; {@code ""} where nothing named did. */
    String of(String treatment) {
        return limit(treatment)
                .map(limit ->
                        limit + (limit.side().isEmpty() ? "" : ": the figure is a statement about the " + limit.side()))
                .orElse("");
    }

    /** All resources that limited it, by name. */
    List<String> names(String treatment) {
        return List.copyOf(full(treatment).keySet());
    }

    private Map<String, Mean> full(String treatment) {
        Map<String, Mean> full = new TreeMap<>(busy.getOrDefault(treatment, Map.of()));
        full.values().removeIf(mean -> mean.value() < BUSY);
        return full;
    }

    /** What limited it; empty where nothing named did. */
    Optional<Limit> limit(String treatment) {
        Map<String, Mean> full = full(treatment);
        if (full.isEmpty()) {
            return Optional.empty();
        }
        double share = full.values().stream().mapToDouble(Mean::value).average().orElse(0);
        String side = full.keySet().stream()
                .map(Limiter::side)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(full.containsKey(COMPUTER) && generatorTook(treatment) ? GENERATOR : "");
        return Optional.of(new Limit(listed(List.copyOf(full.keySet())), Math.min(1, share), side));
    }

    /** Whether the generator took from a computer that was exhausted what the lab on it could have used. */
    private boolean generatorTook(String treatment) {
        Mean generator = busy.getOrDefault(treatment, Map.of()).get("generator CPU");
        return generator != null && generator.value() >= MUCH;
    }

    private static String listed(List<String> names) {
        return names.size() <= NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
    }

    /** Whether anything is known of the treatment's resources. */
    boolean knows(String treatment) {
        return !busy.getOrDefault(treatment, Map.of()).isEmpty();
    }

    private static String side(String name) {
        String start = name.toLowerCase(Locale.ROOT);
        return start.startsWith("generator") ? GENERATOR : start.startsWith("peer") ? "peer" : "";
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
