package dev.plumbline.reports.workbook;

import dev.plumbline.model.Cell;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.Reading;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.TreatmentReport;
import dev.plumbline.reports.source.Trials;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One figure of each treatment, for a chart of its own.
 *
 * @param title what it is of, as in {@code iops in total (1/s)}
 * @param now this run's figure of a treatment; {@code null} where there is none
 * @param before its baseline's; {@code null} where there is none
 */
record Plotted(
        String title,
        Function<TreatmentReport, @Nullable Double> now,
        Function<TreatmentReport, @Nullable Double> before) {

    /** The charts of a response: its value and, where that is a sum over machines, the average of one machine. */
    static List<Plotted> of(ExperimentReport report, String response) {
        String unit = Trials.unit(response, report.session().experiment());
        Function<TreatmentReport, @Nullable Double> now = treatment -> Trials.mean(treatment, response);
        Function<TreatmentReport, @Nullable Double> before = treatment -> treatment
                .cell(response)
                .map(Cell::comparison)
                .map(Comparison::baseline)
                .orElse(null);
        if (!summed(report, response)) {
            return List.of(new Plotted(Column.titled(response, unit), now, before));
        }
        return List.of(
                new Plotted(Column.titled(response + " in total", unit), now, before),
                new Plotted(
                        Column.titled(response + " of one machine, on average", unit),
                        treatment -> over(now.apply(treatment), treatment, response),
                        treatment -> over(before.apply(treatment), treatment, response)));
    }

    private static @Nullable Double over(@Nullable Double value, TreatmentReport treatment, String response) {
        int machines = readings(treatment.trials().stream(), response)
                .mapToInt(reading -> reading.machines().size())
                .max()
                .orElse(0);
        return value == null || machines == 0 ? null : value / machines;
    }

    /** Whether each value of several machines is their sum; rounding is allowed for. */
    private static boolean summed(ExperimentReport report, String response) {
        List<Reading> shared = readings(report.session().trials().stream(), response)
                .filter(reading -> reading.machines().size() > 1)
                .toList();
        return !shared.isEmpty()
                && shared.stream().allMatch(reading -> {
                    double sum = reading.machines().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum();
                    return Math.abs(reading.value() - sum) <= 1e-6 * Math.abs(sum);
                });
    }

    private static Stream<Reading> readings(Stream<TrialRecord> trials, String response) {
        return trials.flatMap(trial -> Stream.ofNullable(trial.measurement()))
                .flatMap(measurement -> measurement.readings().stream())
                .filter(reading -> reading.response().equals(response));
    }
}
