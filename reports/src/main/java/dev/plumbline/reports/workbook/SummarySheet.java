package dev.plumbline.reports.workbook;

import dev.plumbline.model.Judgement;
import dev.plumbline.model.Setbacks;
import dev.plumbline.model.Verdict;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.ReportModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row for each experiment, those that could not be measured included. */
record SummarySheet(
        String experiment,
        String question,
        @Nullable Verdict verdict,
        String sentence,
        @Nullable ExperimentReport report) {

    static List<SummarySheet> rows(ReportModel model) {
        List<SummarySheet> rows = new ArrayList<>();
        model.experiments()
                .forEach(report -> rows.add(new SummarySheet(
                        report.session().experiment().id(),
                        report.session().experiment().question(),
                        report.verdict(),
                        report.sentence(),
                        report)));
        model.unmeasured()
                .forEach(lost ->
                        rows.add(new SummarySheet(lost.id(), lost.question(), Verdict.BROKEN, lost.sentence(), null)));
        return rows;
    }

    static List<Column<SummarySheet>> columns(Instant started) {
        return List.of(
                Column.text("experiment", SummarySheet::experiment),
                Column.text("question", SummarySheet::question),
                Column.text("verdict", SummarySheet::verdict),
                Column.text("sentence", SummarySheet::sentence),
                of("lab", Kind.PLAIN, report -> report.session().lab().name()),
                of("kind of lab", Kind.PLAIN, report -> report.session().lab().kind()),
                of(
                        "notice of the lab",
                        Kind.PLAIN,
                        report -> report.session().lab().notice()),
                of("blocks", Kind.WHOLE, report -> report.session().design().blocks()),
                of("treatments", Kind.WHOLE, report -> report.treatments().size()),
                of("trials", Kind.WHOLE, report -> report.session().trials().size()),
                of(
                        "experimental unit",
                        Kind.PLAIN,
                        report -> report.session().design().experimentalUnit()),
                of(
                        "arms",
                        Kind.PLAIN,
                        report -> String.join(", ", report.session().design().arms())),
                // A seed has more digits than a spreadsheet's number can hold.
                of("seed", Kind.PLAIN, report -> Long.toString(report.session().seed())),
                new Column<>(
                        "started (UTC)",
                        Kind.TIME,
                        row -> row.report == null
                                ? started
                                : row.report.session().started()),
                of("ended (UTC)", Kind.TIME, ExperimentReport::stopped),
                of("ended early", Kind.PLAIN, report -> report.session().endedEarly()),
                of(
                        "resumed",
                        Kind.PLAIN,
                        report -> joined(between(report).resumptions(), Setbacks.Resumption::sentence)),
                of(
                        "machines replaced",
                        Kind.PLAIN,
                        report -> joined(between(report).replacements(), Setbacks.Replacement::sentence)),
                of("held against", Kind.PLAIN, SummarySheet::baselines),
                of("session", Kind.PLAIN, report -> report.session().id()),
                of("imported from", Kind.PLAIN, report -> report.session().importedFrom()),
                of("Plumbline", Kind.PLAIN, report -> report.session().frameworkVersion()));
    }

    private static Column<SummarySheet> of(String title, Kind kind, Said said) {
        return new Column<>(title, kind, row -> row.report == null ? null : said.of(row.report));
    }

    private static Setbacks between(ExperimentReport report) {
        return report.session().between();
    }

    private static <T> String joined(List<T> all, Function<T, String> words) {
        return all.stream().map(words).collect(Collectors.joining("; "));
    }

    private static @Nullable String baselines(ExperimentReport report) {
        Judgement judgement = report.judgement();
        return judgement == null ? null : String.join(", ", judgement.baselines());
    }

    /** Something that a measured experiment says. */
    private interface Said {

        @Nullable
        Object of(ExperimentReport report);
    }
}
