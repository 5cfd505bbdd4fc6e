package dev.plumbline.statistics;

import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * How likely a t test finds an effect, and the smallest effect it is likely to find, from the noncentral t distribution;
 * with infinite degrees of freedom that is normal theory. Assumes what {@link Estimate} does. Source: Cohen, Statistical
 * Power Analysis for the Behavioral Sciences, 2nd edition, 1988, chapter 2; Desu and Raghavarao, Sample Size Methodology,
 * 1990.
 *
 * <p>Effects and errors are in one unit; for ratios both are logarithms, and a CV of a few percent serves as the standard
 * deviation of a logarithm. To test against a tolerance, the effect is what lies beyond it.
 */
public final class Power {

    private static final int STEPS = 200;
    private static final int LARGEST_SAMPLE = 1_000_000;

    private Power() {}

    /** Whether an effect of one sign or of either is tested for. */
    public enum Sides {
        /** {@code t > t(1 - α)}. */
        ONE,
        /** {@code |t| > t(1 - α/2)}; rejections on the wrong side count. */
        TWO
    }

    /**
     * The chance that a test at level alpha rejects.
     *
     * @param effect the true effect
     * @param standardError the standard error of its estimate, above 0
     * @param degreesOfFreedom of that standard error, above 0; may be infinite
     */
    public static double of(double effect, double standardError, double degreesOfFreedom, double alpha, Sides sides) {
        Inputs.finite("effect", effect);
        Inputs.positive("standardError", standardError);
        return standardized(effect / standardError, degreesOfFreedom, alpha, sides);
    }

    /**
     * The smallest positive effect that a test at level alpha finds with the given chance.
     *
     * @param power the chance, above alpha and below 1; 0.8 is usual
     */
    public static double smallestDetectable(
            double standardError, double degreesOfFreedom, double alpha, double power, Sides sides) {
        Inputs.positive("standardError", standardError);
        Inputs.share("power", power);
        Inputs.share("alpha", alpha);
        if (power <= alpha) {
            throw new IllegalArgumentException("power must be above alpha, but they are " + power + " and " + alpha);
        }
        double high = 1;
        while (standardized(high, degreesOfFreedom, alpha, sides) < power) {
            high *= 2;
        }
        double effect = new BrentSolver(1e-12, 1e-10)
                .solve(STEPS, e -> standardized(e, degreesOfFreedom, alpha, sides) - power, 0, high);
        return effect * standardError;
    }

    /**
     * The smallest number of values on each of two sides with which the difference of two means is found: standard error
     * {@code σ √(2/n)}, 2n - 2 degrees of freedom.
     *
     * @param effect the true difference of the means, above 0
     * @param deviation the standard deviation of a value, above 0
     * @return 2 or more
     * @throws IllegalArgumentException if a million values a side are not enough
     */
    public static int valuesPerSide(double effect, double deviation, double alpha, double power, Sides sides) {
        Inputs.positive("effect", effect);
        Inputs.positive("deviation", deviation);
        Inputs.share("power", power);
        int enough = 2;
        while (twoSamples(effect, deviation, enough, alpha, sides) < power) {
            if (enough >= LARGEST_SAMPLE) {
                throw new IllegalArgumentException("effect is too small to be found with a million values a side");
            }
            enough *= 2;
        }
        int tooFew = enough / 2;
        while (enough - tooFew > 1) {
            int middle = (enough + tooFew) / 2;
            if (twoSamples(effect, deviation, middle, alpha, sides) < power) {
                tooFew = middle;
            } else {
                enough = middle;
            }
        }
        return Math.max(2, enough);
    }

    private static double twoSamples(double effect, double deviation, int n, double alpha, Sides sides) {
        return of(effect, deviation * Math.sqrt(2.0 / n), 2.0 * n - 2, alpha, sides);
    }

    private static double standardized(double delta, double freedom, double alpha, Sides sides) {
        Inputs.share("alpha", alpha);
        if (!(freedom > 0)) {
            throw new IllegalArgumentException("degreesOfFreedom must be above 0, but is " + freedom);
        }
        double critical = -Estimate.quantile(sides == Sides.ONE ? alpha : alpha / 2, freedom);
        double right = 1 - NoncentralT.cumulative(critical, freedom, delta);
        return sides == Sides.ONE ? right : right + NoncentralT.cumulative(-critical, freedom, delta);
    }
}
