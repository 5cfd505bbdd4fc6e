package dev.plumbline.reports.charts;

import dev.plumbline.model.Cell;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Response;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.TreatmentReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One response of one experiment over the swept factor.
 *
 * @param experiment the experiment, as its class and method
 * @param response the response
 * @param axis the swept factor
 * @param curves one for each combination of the other factors' levels that has a value
 * @param summed whether the values are sums over machines, so that an average of one machine says something more
 * @param fresh what the curves are of
 * @param reference what they are compared with
 */
record Sweep(
        String experiment,
        Response response,
        SweptAxis axis,
        List<Curve> curves,
        boolean summed,
        String fresh,
        String reference) {

    /** What the charts of all responses have in common: the axis, and which treatment stands on which curve. */
    record Layout(ExperimentReport report, SweptAxis axis, Map<String, List<TreatmentReport>> groups) {

        /** Empty where no factor has two levels. */
        static Optional<Layout> of(ExperimentReport report) {
            List<String> factors = report.session().experiment().factors().stream()
                    .map(Factor::name)
                    .toList();
            return SweptAxis.of(factors, report.treatments()).map(axis -> {
                Map<String, List<TreatmentReport>> groups = report.treatments().stream()
                        .collect(Collectors.groupingBy(
                                t -> rest(t.treatment(), axis.factor()), LinkedHashMap::new, Collectors.toList()));
                return new Layout(report, axis, groups);
            });
        }

        Sweep sweep(Response response) {
            List<Curve> curves = new ArrayList<>(groups.size());
            groups.forEach((name, treatments) -> {
                Curve curve = new Curve(
                        name,
                        treatments.stream()
                                .map(treatment -> point(treatment, response.name(), axis))
                                .sorted(Comparator.comparingDouble(Point::x))
                                .toList());
                if (curve.hasValue()) {
                    curves.add(curve);
                }
            });
            List<String> arms = report.session().design().arms();
            return new Sweep(
                    report.session().experiment().id(),
                    response,
                    axis,
                    curves,
                    summed(response.name()),
                    arms.isEmpty() ? "this run" : "arm " + arms.get(arms.size() - 1),
                    arms.isEmpty() ? "baseline" : "arm " + arms.get(0));
        }

        /** Whether each value of several machines is their sum; rounding is allowed for. */
        private boolean summed(String response) {
            List<Reading> shared = report.treatments().stream()
                    .flatMap(treatment -> readings(treatment, response))
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
    }

    private static String rest(Treatment treatment, String swept) {
        return treatment.levels().entrySet().stream()
                .filter(level -> !level.getKey().equals(swept))
                .map(level -> level.getKey() + "=" + level.getValue().text())
                .collect(Collectors.joining(", "));
    }

    private static Point point(TreatmentReport treatment, String response, SweptAxis axis) {
        Optional<Cell> cell = treatment.cells().stream()
                .filter(judged -> judged.response().equals(response))
                .findFirst();
        @Nullable Double value = cell.map(Cell::mean).orElseGet(() -> mean(treatment.trials(), response));
        return new Point(
                treatment.treatment().id(),
                axis.position(treatment.treatment().level(axis.factor())),
                value,
                cell.map(Cell::interval).orElse(null),
                cell.map(Cell::comparison).map(Comparison::baseline).orElse(null),
                readings(treatment, response)
                        .mapToInt(reading -> reading.machines().size())
                        .max()
                        .orElse(0));
    }

    /** The mean of the trials where nothing was judged; of their logarithms where they have one, as in judging. */
    private static @Nullable Double mean(List<TrialRecord> trials, String response) {
        double[] values = trials.stream()
                .map(trial -> trial.value(response))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        if (values.length == 0) {
            return null;
        }
        boolean logarithms = Arrays.stream(values).allMatch(value -> value > 0);
        double mean = Arrays.stream(values)
                .map(value -> logarithms ? Math.log(value) : value)
                .average()
                .orElseThrow();
        return logarithms ? Math.exp(mean) : mean;
    }

    private static Stream<Reading> readings(TreatmentReport treatment, String response) {
        return treatment.trials().stream()
                .map(TrialRecord::measurement)
                .flatMap(measurement -> measurement == null ? Stream.empty() : measurement.readings().stream())
                .filter(reading -> reading.response().equals(response));
    }
}
