package dev.plumbline.statistics;

import java.util.Arrays;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * Whether the signs of residuals come in an order of chance: a wrong curve leaves long runs of one sign. Assumes
 * residuals in the order of their x. Source: Wald and Wolfowitz, On a test whether two samples are from the same
 * population, Annals of Mathematical Statistics 11, 1940; exact probabilities as in Siegel, Nonparametric Statistics,
 * 1956.
 *
 * <p>Residuals of zero are left out. Where all have one sign, there is only one order, and p is 1.
 *
 * @param runs the number of stretches of one sign
 * @param positive the number of residuals above zero
 * @param negative the number below zero
 * @param z the normal score of the number of runs, negative for too few; 0 where it has no variance
 * @param pTooFew exact one-sided p-value against "the order is chance"
 */
public record Runs(int runs, int positive, int negative, double z, double pTooFew) {

    /**
     * Counts the runs.
     *
     * @throws IllegalArgumentException if a residual is not finite, or all are zero or missing
     */
    public static Runs of(double[] residuals) {
        Inputs.finite("residuals", residuals);
        double[] moved = Arrays.stream(residuals).filter(r -> r != 0).toArray();
        if (moved.length == 0) {
            throw new IllegalArgumentException("residuals must not all be 0");
        }
        int positive = (int) Arrays.stream(moved).filter(r -> r > 0).count();
        int runs = 1;
        for (int i = 1; i < moved.length; i++) {
            if ((moved[i] > 0) != (moved[i - 1] > 0)) {
                runs++;
            }
        }
        int negative = moved.length - positive;
        return new Runs(runs, positive, negative, z(runs, positive, negative), tooFew(runs, positive, negative));
    }

    private static double z(int runs, double positive, double negative) {
        double n = positive + negative;
        double product = 2 * positive * negative;
        double mean = product / n + 1;
        double variance = product * (product - n) / (n * n * (n - 1));
        return variance > 0 ? (runs - mean) / Math.sqrt(variance) : 0;
    }

    private static double tooFew(int runs, int positive, int negative) {
        if (positive == 0 || negative == 0) {
            return 1;
        }
        double sum = 0;
        for (int r = 2; r <= runs; r++) {
            sum += probability(r, positive, negative);
        }
        return Math.min(1, sum);
    }

    private static double probability(int runs, int positive, int negative) {
        int half = runs / 2;
        return runs % 2 == 0
                ? 2 * orders(positive, half, negative, half)
                : orders(positive, half + 1, negative, half) + orders(positive, half, negative, half + 1);
    }

    /** The share of all orders that cut the positive ones into so many runs and the negative ones into so many. */
    private static double orders(int positive, int into, int negative, int intoOthers) {
        if (into > positive || intoOthers > negative) {
            return 0;
        }
        return Math.exp(CombinatoricsUtils.binomialCoefficientLog(positive - 1, into - 1)
                + CombinatoricsUtils.binomialCoefficientLog(negative - 1, intoOthers - 1)
                - CombinatoricsUtils.binomialCoefficientLog(positive + negative, positive));
    }
}
