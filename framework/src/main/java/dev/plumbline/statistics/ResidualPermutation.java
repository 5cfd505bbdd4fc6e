package dev.plumbline.statistics;

import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * A p-value for the best of many breaks: the residuals of the fit without a break are dealt out anew many times, and the
 * best break is searched in each. Assumes exchangeable errors. Source: Freedman and Lane, A nonstochastic interpretation
 * of reported significance levels, Journal of Business and Economic Statistics 1, 1983; the added 1 is that of Davison
 * and Hinkley, Bootstrap Methods and their Application, 1997, chapter 4.
 */
final class ResidualPermutation {

    /** Dealt-out values that tie with the data up to rounding count as ties. */
    private static final double TIE = 1 - 1e-12;

    private ResidualPermutation() {}

    /**
     * The share of permutations whose statistic is as large as that of the residuals themselves.
     *
     * @param statistic has to remove the trend from what it is given, as the fit did
     */
    static double p(double[] residuals, ToDoubleFunction<double[]> statistic, int permutations, long seed) {
        if (permutations < 1) {
            throw new IllegalArgumentException("permutations must be at least 1, but are " + permutations);
        }
        double observed = statistic.applyAsDouble(residuals);
        Random random = new Random(seed);
        double[] dealt = residuals.clone();
        int asLarge = 0;
        for (int i = 0; i < permutations; i++) {
            shuffle(dealt, random);
            if (statistic.applyAsDouble(dealt) >= observed * TIE) {
                asLarge++;
            }
        }
        return (asLarge + 1.0) / (permutations + 1.0);
    }

    private static void shuffle(double[] values, Random random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }
}
