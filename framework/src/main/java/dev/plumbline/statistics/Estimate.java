package dev.plumbline.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * An estimated figure whose error follows Student's t: {@code (value - truth) / standardError} has a t distribution with
 * the given degrees of freedom (Student, The probable error of a mean, Biometrika 6, 1908). Infinite degrees of freedom
 * make it a normal error of known size.
 *
 * <p>A standard error of zero is the limit: the interval is the value alone and tests answer 0 or 1. Whoever does not
 * believe data without variance must say so before asking. An infinite one means that nothing is known: the interval is
 * the whole line and a one-sided p-value is one half.
 *
 * @param value the estimate, in the unit of the caller
 * @param standardError its standard error, in the same unit; 0 or more, infinite where nothing is known of it
 * @param degreesOfFreedom above 0; may be infinite
 */
public record Estimate(double value, double standardError, double degreesOfFreedom) {

    /** Rejects what is not a number, a negative standard error, and degrees of freedom of 0 or less. */
    public Estimate {
        Inputs.finite("value", value);
        if (!(standardError >= 0)) {
            throw new IllegalArgumentException("standardError must be 0 or more, but is " + standardError);
        }
        if (!(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException("degreesOfFreedom must be above 0, but is " + degreesOfFreedom);
        }
    }

    /** {@code value ± t(1 - α/2) · standardError}, with α = 1 - confidence. */
    public ConfidenceInterval interval(double confidence) {
        Inputs.share("confidence", confidence);
        double half = -quantile((1 - confidence) / 2, degreesOfFreedom) * standardError;
        return new ConfidenceInterval(value - half, value + half, confidence);
    }

    /**
     * How far a one-sided bound lies from the value: the truth lies beyond it with probability {@code alpha}. 0 where the
     * standard error is, infinite where that is.
     *
     * @param alpha greater than 0, less than 1
     */
    public double margin(double alpha) {
        Inputs.share("alpha", alpha);
        return standardError == 0 ? 0 : -quantile(alpha, degreesOfFreedom) * standardError;
    }

    /** One-sided p-value against "the truth is at most the bound": small where the value stands clearly above it. */
    public double pAbove(double bound) {
        Inputs.finite("bound", bound);
        return upperTail(value - bound);
    }

    /** One-sided p-value against "the truth is at least the bound": small where the value stands clearly below it. */
    public double pBelow(double bound) {
        Inputs.finite("bound", bound);
        return upperTail(bound - value);
    }

    /** Two-sided p-value against "the truth is the bound". */
    public double pDiffersFrom(double bound) {
        return Math.min(1, 2 * Math.min(pAbove(bound), pBelow(bound)));
    }

    private double upperTail(double distance) {
        if (standardError == 0) {
            return distance > 0 ? 0 : 1;
        }
        return TDistribution.of(degreesOfFreedom).survivalProbability(distance / standardError);
    }

    /** The quantile of Student's t at a lower tail probability. */
    static double quantile(double probability, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(probability);
    }
}
