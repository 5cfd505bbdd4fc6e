package dev.plumbline.statistics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Intervals between two order statistics. Where the number K of values above the truth has a known symmetric
 * distribution, the interval from the c-th smallest to the c-th largest value misses the truth with probability
 * {@code 2 P(K <= c - 1)}; the largest c that keeps the confidence is taken. One scheme serves medians (K binomial),
 * Hodges and Lehmann's estimates (K is U or V) and Theil and Sen's slope (K counts concordant pairs).
 */
final class OrderInterval {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private OrderInterval() {}

    static double median(double[] sorted) {
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    /** The largest rank c, or 0 where even the extremes do not reach the confidence. */
    static int rank(int n, IntToDoubleFunction lowerTail, double confidence) {
        int rank = 0;
        while (rank < (n + 1) / 2 && 2 * lowerTail.applyAsDouble(rank) <= 1 - confidence) {
            rank++;
        }
        return rank;
    }

    static ConfidenceInterval of(double[] sorted, IntToDoubleFunction lowerTail, double confidence) {
        int rank = rank(sorted.length, lowerTail, confidence);
        return rank == 0
                ? ConfidenceInterval.unbounded(confidence)
                : new ConfidenceInterval(sorted[rank - 1], sorted[sorted.length - rank], confidence);
    }

    /** The normal lower tail of a count that is symmetric about n/2, with continuity correction. */
    static IntToDoubleFunction normalTail(int n, double variance) {
        double deviation = Math.sqrt(variance);
        return k -> NORMAL.cumulativeProbability((k + 0.5 - n / 2.0) / deviation);
    }

    static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
