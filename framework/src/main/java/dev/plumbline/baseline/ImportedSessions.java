package dev.plumbline.baseline;

import dev.plumbline.model.Comparison;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sessions made of other tools' files. The order of their trials is unknown, and so is whatever drifted meanwhile: they are
 * compared for information, and no verdict rests on them.
 */
final class ImportedSessions {

    static final String NEVER_GATING =
            "the session is imported, and the order of its trials is unknown, so it is compared for information only";

    private ImportedSessions() {}

    static boolean is(Session session) {
        return session.importedFrom() != null;
    }

    /** What is said of imported sessions: the ratio to them where nothing else can be said, otherwise that they are left out. */
    static List<Finding> findings(Session session, List<Session> stored) {
        List<Session> others = stored.stream()
                .filter(other -> !other.id().equals(session.id()))
                .toList();
        List<Session> imported = others.stream().filter(ImportedSessions::is).toList();
        if (is(session)) {
            return compared(session, others);
        }
        if (imported.size() == others.size()) {
            return compared(session, imported);
        }
        return imported.isEmpty()
                ? List.of()
                : List.of(note(
                        "",
                        null,
                        (imported.size() == 1
                                        ? "1 imported session is left out, since the order of its"
                                        : imported.size() + " imported sessions are left out, since the order of their")
                                + " trials is unknown"));
    }

    private static List<Finding> compared(Session session, List<Session> others) {
        List<Finding> findings = new ArrayList<>();
        for (Response response : session.experiment().responses()) {
            List<Session> withIt =
                    others.stream().filter(other -> declares(other, response)).toList();
            ratio(session, withIt, response)
                    .ifPresent(ratio -> findings.add(note(response.name(), ratio, sentence(response, ratio, withIt))));
        }
        return findings;
    }

    private static boolean declares(Session session, Response response) {
        return session.experiment().responses().stream()
                .anyMatch(other ->
                        other.name().equals(response.name()) && other.unit().equals(response.unit()));
    }

    /** Geometric means over the treatments that both sides have. */
    private static Optional<Comparison> ratio(Session session, List<Session> others, Response response) {
        Map<String, Double> now = logs(Stream.of(session), response);
        Map<String, Double> before = logs(others.stream(), response);
        Set<String> common = new TreeSet<>(now.keySet());
        common.retainAll(before.keySet());
        if (common.isEmpty()) {
            return Optional.empty();
        }
        double old = mean(common, before);
        return Optional.of(
                new Comparison(Math.exp(old), Math.exp(mean(common, now) - old), null, response.tolerance()));
    }

    private static double mean(Set<String> treatments, Map<String, Double> logs) {
        return treatments.stream()
                .mapToDouble(treatment -> logs.getOrDefault(treatment, 0.0))
                .average()
                .orElseThrow();
    }

    /** Treatment id to the mean logarithm of its trials in all sessions. */
    private static Map<String, Double> logs(Stream<Session> sessions, Response response) {
        return sessions.flatMap(session -> session.trials().stream())
                .filter(trial -> reading(trial, response).isPresent())
                .collect(Collectors.groupingBy(
                        TrialRecord::treatment,
                        Collectors.averagingDouble(
                                trial -> Math.log(reading(trial, response).orElseThrow()))));
    }

    private static Optional<Double> reading(TrialRecord trial, Response response) {
        return Optional.ofNullable(trial.measurement()).stream()
                .flatMap(measurement -> measurement.readings().stream())
                .filter(reading -> reading.response().equals(response.name()))
                .filter(reading -> reading.unit() == null || reading.unit().equals(response.unit()))
                .map(Reading::value)
                .filter(value -> value > 0)
                .findFirst();
    }

    private static String sentence(Response response, Comparison ratio, List<Session> others) {
        double change = ratio.ratio() - 1;
        String unit = response.unit().isEmpty() ? "" : " " + response.unit();
        return "for information: " + response.name() + " is " + Quantities.formatPercent(Math.abs(change))
                + (change < 0 ? " below" : " above") + " that of " + Against.counted(others.size(), "stored session")
                + " (" + Quantities.formatNumber(ratio.baseline()) + " → "
                + Quantities.formatNumber(ratio.baseline() * ratio.ratio()) + unit + sources(others)
                + "); order unknown, environment not compared, no verdict rests on it";
    }

    private static String sources(List<Session> others) {
        String kinds = others.stream()
                .map(Session::importedFrom)
                .flatMap(Stream::ofNullable)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "" : ", imported from " + kinds;
    }

    private static Finding note(String response, @Nullable Comparison ratio, String sentence) {
        return new Finding(Finding.Kind.NOTE, response, "", null, ratio, sentence);
    }
}
