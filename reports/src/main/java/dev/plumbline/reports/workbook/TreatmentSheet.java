package dev.plumbline.reports.workbook;

import dev.plumbline.model.Cell;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.Interval;
import dev.plumbline.model.Response;
import dev.plumbline.model.Verdict;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.TreatmentReport;
import dev.plumbline.reports.source.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The verdict table of one experiment: a row for each treatment and response. */
record TreatmentSheet(
        TreatmentReport treatment,
        Response response,
        @Nullable Cell cell) {

    static Stream<TreatmentSheet> rows(ExperimentReport report) {
        return report.treatments().stream()
                .flatMap(treatment -> report.session().experiment().responses().stream()
                        .map(response -> new TreatmentSheet(
                                treatment,
                                response,
                                treatment.cell(response.name()).orElse(null))));
    }

    static List<Column<TreatmentSheet>> columns(ExperimentReport report) {
        List<Column<TreatmentSheet>> columns = new ArrayList<>(
                LevelColumns.of(report.session().experiment().factors(), row -> row.treatment.treatment()));
        columns.add(Column.text("response", row -> row.response.name()));
        columns.add(new Column<>("value", Kind.VALUE, row -> Trials.mean(row.treatment, row.response.name())));
        columns.add(Column.text("unit", row -> row.response.unit()));
        columns.add(ComparisonColumns.bound("value, low", Kind.VALUE, TreatmentSheet::interval, Interval::low));
        columns.add(ComparisonColumns.bound("value, high", Kind.VALUE, TreatmentSheet::interval, Interval::high));
        columns.add(ComparisonColumns.bound("confidence", Kind.SHARE, TreatmentSheet::interval, Interval::confidence));
        columns.add(new Column<>("complete trials", Kind.WHOLE, TreatmentSheet::complete));
        columns.addAll(ComparisonColumns.of(TreatmentSheet::comparison));
        columns.add(Column.text("verdict", TreatmentSheet::verdict));
        columns.add(Column.text("limited by", row -> row.cell == null ? null : row.cell.limiter()));
        columns.add(Column.text("sentence", row -> row.cell == null ? row.treatment.sentence() : row.cell.sentence()));
        return columns;
    }

    private @Nullable Interval interval() {
        return cell == null ? null : cell.interval();
    }

    private @Nullable Comparison comparison() {
        return cell == null ? null : cell.comparison();
    }

    private @Nullable Verdict verdict() {
        return cell == null ? treatment.verdict() : cell.verdict();
    }

    private long complete() {
        return treatment.trials().stream()
                .filter(trial -> trial.value(response.name()).isPresent())
                .count();
    }
}
