package dev.plumbline.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * An effect on the log scale, so that {@code exp} of it is a ratio, with its error.
 *
 * <p>Assumes that the estimate less its true value, over its standard error, follows Student's t. Source: Student, The
 * probable error of a mean, Biometrika 6 (1908) 1–25.
 *
 * @param log the estimate, the natural logarithm of a ratio; finite
 * @param standardError its standard error; 0 or more, infinite where nothing is known of it
 * @param degreesOfFreedom what the standard error rests on; greater than 0
 */
public record LogEstimate(double log, double standardError, double degreesOfFreedom) {

    /** Rejects values that are not numbers. */
    public LogEstimate {
        if (!Double.isFinite(log) || !(standardError >= 0) || !(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException("not an estimate: " + log + " ± " + standardError + " on "
                    + degreesOfFreedom + " degrees of freedom");
        }
    }

    /** The estimate as a ratio. */
    public double ratio() {
        return Math.exp(log);
    }

    /**
     * The one-sided lower confidence bound: the true value lies below it with probability {@code alpha}.
     *
     * @param alpha greater than 0, less than 1
     */
    public double lower(double alpha) {
        return log - margin(alpha);
    }

    /** The one-sided upper confidence bound: the true value lies above it with probability {@code alpha}. */
    public double upper(double alpha) {
        return log + margin(alpha);
    }

    /**
     * How far a one-sided bound lies from the estimate; infinite where the standard error is.
     *
     * @param alpha greater than 0, less than 1
     */
    public double margin(double alpha) {
        return standardError == 0
                ? 0
                : standardError * TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(alpha);
    }

    /** The p-value of the one-sided test that the true value lies below the limit. */
    public double pBelow(double limit) {
        return TDistribution.of(degreesOfFreedom).cumulativeProbability(distance(limit));
    }

    /** The p-value of the one-sided test that the true value lies above the limit. */
    public double pAbove(double limit) {
        return TDistribution.of(degreesOfFreedom).survivalProbability(distance(limit));
    }

    private double distance(double limit) {
        double difference = log - limit;
        return difference == 0 ? 0 : difference / standardError;
    }
}
