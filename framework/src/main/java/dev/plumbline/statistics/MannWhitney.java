package dev.plumbline.statistics;

import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * Whether two samples stand apart, by ranks, and how far: Mann and Whitney's test with Hodges and Lehmann's shift.
 * Assumes independent values and two distributions of one shape. Sources: Mann and Whitney, Annals of Mathematical
 * Statistics 18, 1947; Hodges and Lehmann, Annals of Mathematical Statistics 34, 1963; Hollander, Wolfe and Chicken,
 * Nonparametric Statistical Methods, 3rd edition, 2014, chapter 4.
 *
 * <p>Without ties and with fewer than 50 values a side, the p-value and the interval are exact. Otherwise both are
 * normal, with continuity correction and the variance corrected for ties; the interval counts only ties inside a
 * sample, since ties between the samples vanish at almost every shift. One value a side is enough for a p-value, which
 * is then 1.
 *
 * @param u the number of pairs where the first sample's value is larger, ties counting one half
 * @param p two-sided p-value against "both samples have one distribution"
 * @param exact whether p and the interval are exact
 * @param shift the median of all differences of a first and a second value, in the unit of the values
 * @param interval the interval of the shift; the whole line where the samples are too small for the confidence
 */
public record MannWhitney(double u, double p, boolean exact, double shift, ConfidenceInterval interval) {

    /**
     * Compares two samples.
     *
     * @throws IllegalArgumentException if a sample is empty or has a value that is not finite, or if all values of both
     *     are the same
     */
    public static MannWhitney of(double[] first, double[] second, double confidence) {
        Inputs.sample("first", first, 1);
        Inputs.sample("second", second, 1);
        Inputs.share("confidence", confidence);
        double[] all = DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second))
                .toArray();
        Inputs.notConstant("first and second together", all);
        boolean exact = Math.max(first.length, second.length) < RankCounts.EXACT_BELOW && !Ties.any(all);
        MannWhitneyUTest test = MannWhitneyUTest.withDefaults();
        double p = exact ? exactP(first, second) : normalP(first, second, ContinuityCorrection.ENABLED);
        double[] differences = sortedDifferences(first, second);
        return new MannWhitney(
                test.statistic(first, second),
                p,
                exact,
                OrderInterval.median(differences),
                interval(first, second, differences, exact, confidence));
    }

    static double exactP(double[] first, double[] second) {
        return MannWhitneyUTest.withDefaults()
                .with(PValueMethod.EXACT)
                .test(first, second)
                .getPValue();
    }

    static double normalP(double[] first, double[] second, ContinuityCorrection correction) {
        return MannWhitneyUTest.withDefaults()
                .with(PValueMethod.ASYMPTOTIC)
                .with(correction)
                .test(first, second)
                .getPValue();
    }

    private static ConfidenceInterval interval(
            double[] first, double[] second, double[] differences, boolean exact, double confidence) {
        if (Inputs.constant(first) && Inputs.constant(second)) {
            return ConfidenceInterval.unbounded(confidence);
        }
        int m = first.length;
        int n = second.length;
        IntToDoubleFunction tail;
        if (exact) {
            double[] tails = RankCounts.mannWhitney(m, n);
            tail = k -> tails[k];
        } else {
            double all = m + n;
            double ties = (Ties.cubes(first) + Ties.cubes(second)) / (all * (all - 1));
            tail = OrderInterval.normalTail(m * n, m * n / 12.0 * (all + 1 - ties));
        }
        return OrderInterval.of(differences, tail, confidence);
    }

    private static double[] sortedDifferences(double[] first, double[] second) {
        return DoubleStream.of(first)
                .flatMap(a -> DoubleStream.of(second).map(b -> a - b))
                .sorted()
                .toArray();
    }
}
