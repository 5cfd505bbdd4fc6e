package dev.plumbline.baseline;

import dev.plumbline.statistics.Estimate;
import dev.plumbline.statistics.LogSample;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How a number that describes a curve changed: fresh less the mean of the stored sessions', with their variance times 1 + 1/m on m
 * − 1 degrees of freedom; or the mean difference of both arms' blocks.
 *
 * @param before the number before
 * @param bounded the change with its bounds
 */
record CurveChange(double before, Bounded bounded) {

    private static final double NO_VARIANCE = 1e-18;

    /**
     * The change; empty where nothing is stored that has the number.
     *
     * @param unit what the number is multiplied with, so that a tolerance fits it
     */
    static Optional<CurveChange> of(SweepTables tables, CurveFeature feature, double unit) {
        return tables.paired() ? ofArms(tables, feature, unit) : ofStored(tables, feature, unit);
    }

    private static Optional<CurveChange> ofStored(SweepTables tables, CurveFeature feature, double unit) {
        OptionalDouble fresh = feature.of(tables.fresh());
        double[] stored = values(tables.reference(), feature, unit);
        if (fresh.isEmpty()
                || stored.length == 0
                || stored.length < tables.reference().size()) {
            return Optional.empty();
        }
        LogSample sample = LogSample.ofLogs(stored);
        double change = fresh.getAsDouble() * unit - sample.meanLog();
        double variance = sample.variance() * (1 + 1.0 / stored.length);
        return Optional.of(new CurveChange(
                sample.meanLog(),
                variance < NO_VARIANCE
                        ? Bounded.unknown(change)
                        : Bounded.of(new Estimate(change, Math.sqrt(variance), stored.length - 1.0), 1)));
    }

    private static Optional<CurveChange> ofArms(SweepTables tables, CurveFeature feature, double unit) {
        double[] first = values(blocks(tables.reference().get(0)), feature, unit);
        double[] second = values(blocks(tables.fresh()), feature, unit);
        if (first.length == 0 || first.length != tables.fresh().length || second.length != first.length) {
            return Optional.empty();
        }
        LogSample differences = LogSample.ofLogs(IntStream.range(0, first.length)
                .mapToDouble(b -> second[b] - first[b])
                .toArray());
        double before = Arrays.stream(first).average().orElseThrow();
        return Optional.of(new CurveChange(
                before,
                differences
                        .estimate()
                        .filter(estimate -> differences.variance() >= NO_VARIANCE)
                        .map(estimate -> Bounded.of(estimate, 1))
                        .orElse(Bounded.unknown(differences.meanLog()))));
    }

    private static List<double[][]> blocks(double[][] table) {
        return Arrays.stream(table).map(block -> new double[][] {block}).toList();
    }

    private static double[] values(List<double[][]> tables, CurveFeature feature, double unit) {
        return tables.stream()
                .map(feature::of)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(value -> value.getAsDouble() * unit)
                .toArray();
    }
}
