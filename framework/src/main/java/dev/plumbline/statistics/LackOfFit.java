package dev.plumbline.statistics;

import java.util.Arrays;

/**
 * Whether a fitted curve misses the means of repeated measurements by more than their scatter explains. Assumes
 * independent normal errors of one variance, and repeats at some x. Source: Draper and Smith, Applied Regression
 * Analysis, 3rd edition, 1998, section 2.1: with n points at m different x and a curve of k parameters, {@code F =
 * ((rss - pure) / (m - k)) / (pure / (n - m))}, where {@code pure} is the sum of squares about the mean at each x.
 */
public final class LackOfFit {

    private LackOfFit() {}

    /** Whether there are repeats, and more different x than parameters, so that the test can be made. */
    public static boolean testable(double[] x, int parameters) {
        int levels = TrendBasis.levels(x).length;
        return levels > parameters && x.length > levels;
    }

    /**
     * Tests the residuals of a curve.
     *
     * @param x where each residual stands; values must repeat exactly
     * @param residuals measured less fitted
     * @param parameters how many parameters the curve has
     * @return the test, with m - k and n - m degrees of freedom; p is 0 where repeats agree exactly and the curve misses
     *     them
     * @throws IllegalArgumentException if the lengths differ, a value is not finite, no x repeats, or there are not more
     *     different x than parameters
     */
    public static FTest of(double[] x, double[] residuals, int parameters) {
        Inputs.pairs(x, residuals, 3);
        if (!testable(x, parameters)) {
            throw new IllegalArgumentException(
                    "lack of fit needs repeats, and more than " + parameters + " different x");
        }
        double[] levels = TrendBasis.levels(x);
        double[] means = new double[levels.length];
        double[] counts = new double[levels.length];
        for (int i = 0; i < x.length; i++) {
            int level = Arrays.binarySearch(levels, x[i]);
            counts[level]++;
            means[level] += (residuals[i] - means[level]) / counts[level];
        }
        double missed = 0;
        double pure = 0;
        for (int i = 0; i < x.length; i++) {
            double mean = means[Arrays.binarySearch(levels, x[i])];
            missed += mean * mean;
            pure += (residuals[i] - mean) * (residuals[i] - mean);
        }
        return FTest.of(missed, pure, (double) levels.length - parameters, (double) x.length - levels.length);
    }
}
