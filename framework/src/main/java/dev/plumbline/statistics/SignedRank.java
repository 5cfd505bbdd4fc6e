package dev.plumbline.statistics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Whether paired differences stand off zero, by signed ranks, and how far. Assumes independent differences of a
 * symmetric distribution. Sources: Wilcoxon, Biometrics Bulletin 1, 1945; Hodges and Lehmann, 1963; Hollander, Wolfe and
 * Chicken, Nonparametric Statistical Methods, 3rd edition, 2014, section 3.1.
 *
 * <p>Differences of zero are left out of the test, as Wilcoxon did. Without zeros and ties and with fewer than 50
 * differences, p-value and interval are exact; otherwise normal, with continuity correction and the variance corrected
 * for ties. Five differences cannot have a p-value below 0.0625, so there is no 95 % interval: it is the whole line.
 *
 * @param v the sum of the ranks of the positive differences
 * @param p two-sided p-value against "the differences are symmetric about zero"
 * @param exact whether p and the interval are exact
 * @param shift the median of all averages of two differences, in the unit of the values
 * @param interval the interval of the shift; the whole line where there are too few differences for the confidence
 */
public record SignedRank(double v, double p, boolean exact, double shift, ConfidenceInterval interval) {

    /**
     * Tests differences against zero.
     *
     * @throws IllegalArgumentException if there is no difference, or one that is not finite, or if all of them are zero
     */
    public static SignedRank of(double[] differences, double confidence) {
        Inputs.sample("differences", differences, 1);
        Inputs.share("confidence", confidence);
        double[] moved = Arrays.stream(differences).filter(d -> d != 0).toArray();
        if (moved.length == 0) {
            throw new IllegalArgumentException("differences must not all be 0");
        }
        double[] sizes = Arrays.stream(moved).map(Math::abs).toArray();
        boolean exact =
                moved.length == differences.length && differences.length < RankCounts.EXACT_BELOW && !Ties.any(sizes);
        WilcoxonSignedRankTest test =
                WilcoxonSignedRankTest.withDefaults().with(exact ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC);
        double[] averages = sortedAverages(differences);
        return new SignedRank(
                test.statistic(moved),
                test.test(moved).getPValue(),
                exact,
                OrderInterval.median(averages),
                interval(differences, averages, exact, confidence));
    }

    private static ConfidenceInterval interval(
            double[] differences, double[] averages, boolean exact, double confidence) {
        int n = differences.length;
        if (n > 1 && Inputs.constant(differences)) {
            return ConfidenceInterval.unbounded(confidence);
        }
        IntToDoubleFunction tail;
        if (exact) {
            double[] tails = RankCounts.signedRank(n);
            tail = k -> tails[k];
        } else {
            double variance = n * (n + 1.0) * (2.0 * n + 1) / 24 - Ties.cubes(differences) / 48;
            tail = OrderInterval.normalTail(averages.length, variance);
        }
        return OrderInterval.of(averages, tail, confidence);
    }

    private static double[] sortedAverages(double[] differences) {
        return IntStream.range(0, differences.length)
                .boxed()
                .flatMapToDouble(
                        i -> DoubleStream.of(differences).limit(i + 1L).map(other -> (differences[i] + other) / 2))
                .sorted()
                .toArray();
    }
}
