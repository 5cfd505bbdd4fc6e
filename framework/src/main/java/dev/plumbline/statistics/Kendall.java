package dev.plumbline.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.stat.correlation.KendallsCorrelation;

/**
 * Whether y tends to rise or fall with x, by the order of values alone. Assumes independent pairs. Sources: Kendall, A
 * new measure of rank correlation, Biometrika 30, 1938; with ties, τ-b of Kendall, Rank Correlation Methods, 4th
 * edition, 1970; Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, 3rd edition, 2014, section 8.1.
 *
 * <p>Without ties and with fewer than 50 pairs, the p-value is exact. Otherwise it is normal, with the variance
 * corrected for ties and without continuity correction, as in R.
 *
 * @param tau concordant less discordant pairs, as a share of the pairs that are tied in neither; -1..1
 * @param p two-sided p-value against "x and y are independent"
 * @param exact whether p is exact
 */
public record Kendall(double tau, double p, boolean exact) {

    /**
     * The rank correlation of two or more pairs.
     *
     * @throws IllegalArgumentException if there are fewer than two pairs, the lengths differ, a value is not finite, or x
     *     or y is constant
     */
    public static Kendall of(double[] x, double[] y) {
        Inputs.pairs(x, y, 2);
        Inputs.notConstant("x", x);
        Inputs.notConstant("y", y);
        double tau = new KendallsCorrelation().correlation(x, y);
        boolean exact = x.length < RankCounts.EXACT_BELOW && !Ties.any(x) && !Ties.any(y);
        return new Kendall(tau, exact ? exactP(tau, x.length) : normalP(tau, x, y), exact);
    }

    private static double exactP(double tau, int n) {
        int pairs = n * (n - 1) / 2;
        int concordant = (int) Math.round((tau + 1) / 2 * pairs);
        int fewer = Math.min(concordant, pairs - concordant);
        return Math.min(1, 2 * RankCounts.concordant(n)[fewer]);
    }

    private static double normalP(double tau, double[] x, double[] y) {
        double score = tau * Math.sqrt(untied(x) * untied(y));
        double z = Math.abs(score) / Math.sqrt(variance(x, y));
        return 2 * NormalDistribution.of(0, 1).survivalProbability(z);
    }

    private static double untied(double[] values) {
        double n = values.length;
        return (n * (n - 1) - Ties.sum(values, Kendall::pairs)) / 2;
    }

    private static double variance(double[] x, double[] y) {
        double n = x.length;
        double single = n * (n - 1) * (2 * n + 5)
                - Ties.sum(x, t -> pairs(t) * (2.0 * t + 5))
                - Ties.sum(y, t -> pairs(t) * (2.0 * t + 5));
        double two = Ties.sum(x, Kendall::pairs) * Ties.sum(y, Kendall::pairs) / (2 * n * (n - 1));
        double three = n < 3
                ? 0
                : Ties.sum(x, t -> pairs(t) * (t - 2))
                        * Ties.sum(y, t -> pairs(t) * (t - 2))
                        / (9 * n * (n - 1) * (n - 2));
        return single / 18 + two + three;
    }

    private static double pairs(long size) {
        return (double) size * (size - 1);
    }
}
