package dev.plumbline.reports.sweeps;

import dev.plumbline.model.Cell;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Interval;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.text.Figures;
import dev.plumbline.reports.text.Safe;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why an answer may be trusted, and what speaks against that, in sentences. */
final class Trust {

    /** So many failures are told; more of them are counted. */
    private static final int TOLD = 3;

    private Trust() {}

    static List<String> of(ExperimentReport report) {
        List<String> grounds = new ArrayList<>();
        Judgement judgement = report.judgement();
        if (judgement != null) {
            grounds.add(heldAgainst(report.session(), judgement));
            if (!report.session().design().arms().isEmpty()
                    || !judgement.baselines().isEmpty()) {
                grounds.addAll(precision(judgement));
            }
        }
        grounds.add(trials(report.session()));
        grounds.addAll(failures(report.session()));
        grounds.addAll(Doubts.of(report));
        if (unsampled(report.session())) {
            grounds.add("Some trials measured by themselves: nothing was sampled beside their load, so that nothing"
                    + " is known of what limited them.");
        }
        return grounds.stream().map(text -> Safe.lines(text, Safe.MESSAGE)).toList();
    }

    private static String heldAgainst(Session session, Judgement judgement) {
        List<String> arms = session.design().arms();
        if (!arms.isEmpty()) {
            return "Both arms (" + String.join(", ", arms) + ") were run in every block and compared within it.";
        }
        List<String> stored = judgement.baselines();
        if (stored.isEmpty()) {
            return "Held against nothing: no stored session was compared with.";
        }
        return "Held against " + counted(stored.size(), "stored session") + ": " + String.join(", ", stored) + "."
                + (stored.size() < 3 ? " Fewer than 3 cannot tell a shift of the lab from the mood of a day." : "");
    }

    /** An interval that holds no change cannot tell one of less than half its width from none. */
    private static List<String> precision(Judgement judgement) {
        List<String> sentences = new ArrayList<>();
        for (Finding finding : judgement.findings()) {
            Interval level = finding.kind() == Finding.Kind.LEVEL ? interval(finding.comparison()) : null;
            if (level != null && Double.isFinite(level.high())) {
                sentences.add("Smallest effect it could see in " + finding.response() + ": "
                        + Figures.percent(halfWidth(level)) + " of the whole sweep" + oneTreatment(judgement, finding)
                        + " (half of the " + Figures.percent(level.confidence()) + " interval).");
            }
        }
        return sentences;
    }

    private static String oneTreatment(Judgement judgement, Finding level) {
        double[] widths = judgement.cells().stream()
                .filter(cell -> cell.response().equals(level.response()))
                .map(Cell::comparison)
                .map(Trust::interval)
                .filter(Objects::nonNull)
                .mapToDouble(Trust::halfWidth)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (widths.length == 0) {
            return "";
        }
        String middle = Figures.percent(widths[widths.length / 2]);
        String most = Figures.percent(widths[widths.length - 1]);
        return middle.equals(most)
                ? ", " + most + " of one treatment"
                : ", " + middle + " of a treatment in the middle, " + most + " of the noisiest";
    }

    private static @Nullable Interval interval(@Nullable Comparison comparison) {
        return comparison == null ? null : comparison.interval();
    }

    /** Of ratios, so on a logarithmic scale. */
    private static double halfWidth(Interval ratios) {
        return Math.expm1(Math.log(ratios.high() / ratios.low()) / 2);
    }

    private static String trials(Session session) {
        Session.Design design = session.design();
        long planned = (long) design.blocks()
                * design.treatments().size()
                * Math.max(1, design.arms().size());
        long complete = session.trials().stream()
                .filter(trial -> trial.outcome() == Outcome.COMPLETE)
                .count();
        long begun =
                session.trials().stream().map(TrialRecord::block).distinct().count();
        return begun + " of " + counted(design.blocks(), "block") + " begun, " + complete + " of "
                + counted(planned, "trial") + " complete, in random order within each block.";
    }

    private static List<String> failures(Session session) {
        List<String> sentences = session.trials().stream()
                .filter(trial -> trial.failure() != null)
                .map(trial -> "Broken: block " + trial.block() + ", " + trial.treatment() + ": " + trial.failure())
                .toList();
        return sentences.size() <= TOLD
                ? sentences
                : Stream.concat(
                                sentences.stream().limit(TOLD),
                                Stream.of("And " + (sentences.size() - TOLD) + " more broken trials."))
                        .toList();
    }

    private static boolean unsampled(Session session) {
        return session.trials().stream()
                .map(TrialRecord::measurement)
                .anyMatch(measurement -> measurement != null && !measurement.sampled());
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
