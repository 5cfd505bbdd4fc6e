package dev.plumbline.reports.sweeps;

import dev.plumbline.journal.Run;
import dev.plumbline.model.Verdict;
import dev.plumbline.reports.charts.Chart;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.TreatmentReport;
import dev.plumbline.reports.text.Safe;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a run's experiments into what the tab shows. */
public final class Sweeps {

    private Sweeps() {}

    /**
     * One line on an experiment.
     *
     * @param page Allure's id of the result of the whole sweep
     * @param details the name of the data file that says more
     */
    public static Brief brief(ExperimentReport report, @Nullable String page, String details) {
        return new Brief(
                Safe.line(report.session().experiment().id(), Safe.NAME),
                Safe.lines(report.session().experiment().question(), Safe.MESSAGE),
                report.verdict(),
                Said.beside(report.verdict(), report.sentence()),
                Count.of(report.treatments().stream()
                        .map(TreatmentReport::verdict)
                        .toList()),
                page,
                details);
    }

    /** One line on an experiment that could not be measured. */
    public static Brief brief(Run.Unmeasured unmeasured, @Nullable String page) {
        return new Brief(
                Safe.line(unmeasured.id(), Safe.NAME),
                Safe.lines(unmeasured.question(), Safe.MESSAGE),
                Verdict.BROKEN,
                "Nothing was measured. " + Safe.lines(unmeasured.sentence(), Safe.MESSAGE),
                List.of(),
                page,
                null);
    }

    /**
     * All on an experiment.
     *
     * @param charts its charts, the main one first
     * @param files the page's data files that hold them, in the same order
     * @param pages treatment id to Allure's id of its result
     */
    public static Details details(
            ExperimentReport report, List<Chart> charts, List<String> files, Function<String, @Nullable String> pages) {
        Rows rows = Rows.of(report, pages);
        List<Drawing> drawings = new ArrayList<>();
        for (int i = 0; i < charts.size(); i++) {
            Chart chart = charts.get(i);
            drawings.add(new Drawing(chart.name(), chart.description(), files.get(i), rows.spots(chart.spots())));
        }
        return new Details(
                Plan.notices(report.session()).stream()
                        .map(notice -> Safe.lines(notice, Safe.MESSAGE))
                        .toList(),
                Safe.lines(Plan.line(report.session()), Safe.MESSAGE),
                drawings,
                report.session().experiment().factors().stream()
                        .map(Column.OfFactor::of)
                        .toList(),
                report.session().experiment().responses().stream()
                        .map(Column.OfResponse::of)
                        .toList(),
                rows.list(),
                expected(report),
                Doubts.others(report).stream().map(Remark::of).toList(),
                Trust.of(report));
    }

    private static List<Came> expected(ExperimentReport report) {
        return report.expected().stream().map(Came::of).toList();
    }
}
