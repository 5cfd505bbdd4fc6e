package dev.plumbline.cli;

import dev.plumbline.model.Better;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The geometric means of one response in a session: of each treatment over its trials, and of the whole over treatments. */
final class SessionLevels {

    /** Any tolerance: {@link Response} needs one, and sessions with different ones have the same response all the same. */
    private static final double ANY = 0.5;

    private final Map<String, Double> logs;

    SessionLevels(Session session, Response response) {
        logs = new TreeMap<>(session.trials().stream()
                .filter(trial -> value(trial, response).isPresent())
                .collect(Collectors.groupingBy(
                        TrialRecord::treatment,
                        Collectors.averagingDouble(
                                trial -> Math.log(value(trial, response).orElseThrow())))));
    }

    /** A response without what does not matter for showing it. */
    static Response kind(Response response) {
        return new Response(response.name(), response.unit(), Better.HIGHER, ANY);
    }

    /** The session's level; empty where it did not measure the response. */
    OptionalDouble level() {
        return mean(logs.keySet());
    }

    /** The treatment's mean; empty where it was not measured. */
    OptionalDouble of(String treatment) {
        return mean(logs.containsKey(treatment) ? Set.of(treatment) : Set.of());
    }

    /** The ratio to another session over the treatments that both have; empty where they have none in common. */
    OptionalDouble ratioTo(SessionLevels other) {
        Set<String> common = new HashSet<>(logs.keySet());
        common.retainAll(other.logs.keySet());
        return common.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        mean(common).orElseThrow() / other.mean(common).orElseThrow());
    }

    private OptionalDouble mean(Collection<String> treatments) {
        OptionalDouble log = treatments.stream()
                .mapToDouble(id -> logs.getOrDefault(id, Double.NaN))
                .average();
        return log.isPresent() ? OptionalDouble.of(Math.exp(log.getAsDouble())) : log;
    }

    /** Of a value of 0 there is no logarithm and no ratio. */
    private static OptionalDouble value(TrialRecord trial, Response response) {
        return Stream.ofNullable(trial.measurement())
                .flatMap(measurement -> measurement.readings().stream())
                .filter(reading -> reading.response().equals(response.name()))
                .filter(reading -> reading.unit() == null || reading.unit().equals(response.unit()))
                .mapToDouble(Reading::value)
                .filter(value -> value > 0)
                .findFirst();
    }
}
