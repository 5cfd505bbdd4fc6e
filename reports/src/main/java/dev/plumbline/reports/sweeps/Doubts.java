package dev.plumbline.reports.sweeps;

import dev.plumbline.model.Alias;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.reports.source.ExperimentReport;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which findings say what a result is worth, and which ones what it is. */
final class Doubts {

    /** In the finding that a load generator or a peer was the limit, so that the figures are about that. */
    private static final String ABOUT_ITSELF = "a statement about";

    /** In the findings that something else ran on the computer. */
    private static final List<String> DISTURBED = List.of("the host was not quiet", "trials were disturbed");

    private Doubts() {}

    /** Sentences on what moves with a factor, on figures that are about the load generator or a peer, and on what ran beside. */
    static List<String> of(ExperimentReport report) {
        List<Alias> aliases = report.session().design().aliases();
        Stream<String> confounded = aliases.isEmpty()
                ? Stream.of("No covariate moves with a factor.")
                : aliases.stream().map(alias -> "Confounded: " + alias.sentence() + ".");
        Stream<String> limited = findings(report).stream()
                .filter(finding -> finding.sentence().contains(ABOUT_ITSELF))
                .map(finding -> "Limited: " + finding.sentence() + ".");
        Stream<String> disturbed = findings(report).stream()
                .map(Finding::sentence)
                .filter(Doubts::tellsOfADisturbance)
                .map(sentence -> "Disturbed: " + sentence + ".");
        return Stream.of(confounded, limited, disturbed)
                .flatMap(doubts -> doubts)
                .toList();
    }

    private static boolean tellsOfADisturbance(String sentence) {
        return DISTURBED.stream().anyMatch(sentence::contains);
    }

    /** All other findings. */
    static List<Finding> others(ExperimentReport report) {
        Set<String> confounded = report.session().design().aliases().stream()
                .map(Alias::sentence)
                .collect(Collectors.toSet());
        Predicate<Finding> told = finding -> confounded.contains(finding.sentence())
                || finding.sentence().contains(ABOUT_ITSELF)
                || tellsOfADisturbance(finding.sentence());
        return findings(report).stream().filter(told.negate()).toList();
    }

    private static List<Finding> findings(ExperimentReport report) {
        Judgement judgement = report.judgement();
        return judgement == null ? List.of() : judgement.findings();
    }
}
