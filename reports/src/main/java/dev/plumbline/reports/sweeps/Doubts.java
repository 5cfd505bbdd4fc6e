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

    private Doubts() {}

    /** Sentences on what moves with a factor, and on figures that are about the load generator or a peer. */
    static List<String> of(ExperimentReport report) {
        List<Alias> aliases = report.session().design().aliases();
        Stream<String> confounded = aliases.isEmpty()
                ? Stream.of("No covariate moves with a factor.")
                : aliases.stream().map(alias -> "Confounded: " + alias.sentence() + ".");
        Stream<String> limited = findings(report).stream()
                .filter(finding -> finding.sentence().contains(ABOUT_ITSELF))
                .map(finding -> "Limited: " + finding.sentence() + ".");
        return Stream.concat(confounded, limited).toList();
    }

    /** All other findings. */
    static List<Finding> others(ExperimentReport report) {
        Set<String> confounded = report.session().design().aliases().stream()
                .map(Alias::sentence)
                .collect(Collectors.toSet());
        Predicate<Finding> told = finding ->
                confounded.contains(finding.sentence()) || finding.sentence().contains(ABOUT_ITSELF);
        return findings(report).stream().filter(told.negate()).toList();
    }

    private static List<Finding> findings(ExperimentReport report) {
        Judgement judgement = report.judgement();
        return judgement == null ? List.of() : judgement.findings();
    }
}
