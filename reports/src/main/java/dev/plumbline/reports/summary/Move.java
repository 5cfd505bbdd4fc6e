package dev.plumbline.reports.summary;

import dev.plumbline.model.Cell;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Verdict;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.ReportModel;
import dev.plumbline.reports.source.TreatmentReport;
import dev.plumbline.reports.source.Trials;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that moved further than its tolerance.
 *
 * @param experiment the experiment's id
 * @param response the response that moved
 * @param treatment of which treatment, as people read it; {@code ""} for the whole sweep
 * @param unit the response's unit
 * @param verdict a regression or an improvement
 * @param comparison by how much
 */
record Move(String experiment, String response, String treatment, String unit, Verdict verdict, Comparison comparison) {

    /** What moved in a run: regressions first, of these whole sweeps first, of these the furthest first. */
    static List<Move> of(ReportModel model) {
        List<Move> moves = new ArrayList<>();
        for (ExperimentReport report : model.experiments()) {
            Judgement judgement = report.judgement();
            if (judgement != null) {
                judgement.findings().stream()
                        .filter(finding -> finding.kind() == Finding.Kind.LEVEL)
                        .forEach(
                                level -> add(moves, report, level.response(), "", level.verdict(), level.comparison()));
                report.treatments().forEach(treatment -> add(moves, report, treatment));
            }
        }
        moves.sort(Comparator.comparing((Move move) -> Ranking.WORST_FIRST.indexOf(move.verdict))
                .thenComparing(move -> !move.treatment.isEmpty())
                .thenComparing(move -> -Math.abs(Math.log(move.comparison.ratio()))));
        return moves;
    }

    private static void add(List<Move> moves, ExperimentReport report, TreatmentReport treatment) {
        for (Cell cell : treatment.cells()) {
            String name = treatment.treatment().displayName();
            add(moves, report, cell.response(), name, cell.verdict(), cell.comparison());
        }
    }

    private static void add(
            List<Move> moves,
            ExperimentReport report,
            String response,
            String treatment,
            @Nullable Verdict verdict,
            @Nullable Comparison comparison) {
        if (comparison != null && (verdict == Verdict.REGRESSION || verdict == Verdict.IMPROVEMENT)) {
            String unit = Trials.unit(response, report.session().experiment());
            moves.add(new Move(report.session().experiment().id(), response, treatment, unit, verdict, comparison));
        }
    }
}
