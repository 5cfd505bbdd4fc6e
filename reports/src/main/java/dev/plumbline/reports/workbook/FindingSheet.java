package dev.plumbline.reports.workbook;

import dev.plumbline.model.Finding;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.ReportModel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the analysis says of whole sweeps: a row for each finding. */
record FindingSheet(String experiment, Finding finding) {

    static Stream<FindingSheet> rows(ReportModel model) {
        return model.experiments().stream()
                .flatMap(report -> findings(report)
                        .map(finding ->
                                new FindingSheet(report.session().experiment().id(), finding)));
    }

    private static Stream<Finding> findings(ExperimentReport report) {
        return Stream.concat(
                report.expected().stream()
                        .map(it -> new Finding(
                                Finding.Kind.NOTE, "", "expected: " + it.text(), null, null, it.sentence())),
                Stream.ofNullable(report.judgement()).flatMap(judgement -> judgement.findings().stream()));
    }

    static List<Column<FindingSheet>> columns() {
        return Stream.concat(
                        Stream.of(
                                Column.<FindingSheet>text("experiment", FindingSheet::experiment),
                                Column.<FindingSheet>text(
                                        "about",
                                        row -> row.finding.kind().name().toLowerCase(Locale.ROOT)),
                                Column.<FindingSheet>text("response", row -> row.finding.response()),
                                Column.<FindingSheet>text("part", row -> row.finding.subject()),
                                Column.<FindingSheet>text("verdict", row -> row.finding.verdict()),
                                Column.<FindingSheet>text("sentence", row -> row.finding.sentence())),
                        ComparisonColumns.of((FindingSheet row) -> row.finding.comparison()).stream())
                .toList();
    }
}
