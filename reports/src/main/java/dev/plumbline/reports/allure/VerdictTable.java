package dev.plumbline.reports.allure;

import dev.plumbline.model.Cell;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.Experiment;
import dev.plumbline.model.Interval;
import dev.plumbline.reports.source.TreatmentReport;
import dev.plumbline.reports.source.Trials;
import dev.plumbline.reports.text.Figures;
import dev.plumbline.reports.text.Safe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verdict table: a row for each treatment and response. */
final class VerdictTable {

    private static final List<String> HEADINGS =
            List.of("treatment", "verdict", "new / old", "value", "baseline", "tolerance", "limited by");

    private VerdictTable() {}

    static void append(Markup page, Experiment experiment, List<TreatmentReport> treatments) {
        boolean several = experiment.responses().size() > 1;
        page.table(
                HEADINGS,
                () -> treatments.stream()
                        .flatMap(treatment -> treatment.cells().stream().map(cell -> {
                            String name = Safe.line(treatment.treatment().displayName(), Safe.NAME);
                            return row(experiment, cell, several ? name + "\n" + cell.response() : name);
                        }))
                        .iterator());
    }

    /** The same figures as lines of text, where there is no room for a table. */
    static String lines(Experiment experiment, TreatmentReport treatment) {
        StringBuilder text = new StringBuilder();
        for (Cell cell : treatment.cells()) {
            List<String> row = row(experiment, cell, cell.response());
            text.append('\n').append(row.get(0));
            for (int i = 1; i < row.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    text.append(i == 1 ? ": " : ", ")
                            .append(HEADINGS.get(i))
                            .append(' ')
                            .append(row.get(i));
                }
            }
        }
        return text.toString();
    }

    private static List<String> row(Experiment experiment, Cell cell, String name) {
        String unit = Trials.unit(cell.response(), experiment);
        Comparison comparison = cell.comparison();
        return List.of(
                name,
                Outcomes.sign(cell.verdict()),
                comparison == null ? "" : Figures.number(comparison.ratio()) + in(comparison.interval()),
                cell.mean() == null ? "none" : Figures.value(cell.mean(), unit) + in(cell.interval()),
                comparison == null ? "" : Figures.value(comparison.baseline(), unit),
                comparison == null ? "" : Figures.percent(comparison.tolerance()),
                Safe.line(cell.limiter(), Safe.NAME));
    }

    private static String in(@Nullable Interval interval) {
        return interval == null ? "" : " (" + Figures.interval(interval) + ")";
    }
}
