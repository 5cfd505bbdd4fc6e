package dev.plumbline.baseline;

import dev.plumbline.model.Comparison;
import dev.plumbline.model.Interval;
import dev.plumbline.statistics.LogEstimate;
import org.jspecify.annotations.Nullable;

/**
 * An effect with the bounds that its verdict was taken from, on logs.
 *
 * @param log the estimate
 * @param lower its lower bound; negative infinity where nothing is known
 * @param upper its upper bound; positive infinity where nothing is known
 * @param error what the bounds rest on; {@code null} where nothing is known
 * @param alpha the error probability of each bound
 */
record Bounded(
        double log, double lower, double upper, @Nullable LogEstimate error, double alpha) {

    /** The share of false alarms that all tests of one direction may have together. */
    static final double ALPHA = 0.025;

    static Bounded of(LogEstimate estimate, double alpha) {
        double margin = estimate.margin(alpha);
        return new Bounded(estimate.log(), estimate.log() - margin, estimate.log() + margin, estimate, alpha);
    }

    static Bounded unknown(double log) {
        return new Bounded(log, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, null, ALPHA);
    }

    /** Both effects together; its bounds hold whenever those of both do. */
    Bounded plus(Bounded other) {
        return new Bounded(log + other.log, lower + other.lower, upper + other.upper, null, alpha);
    }

    /**
     * As ratios.
     *
     * @param baseline the baseline's value
     */
    Comparison comparison(double baseline, double tolerance) {
        Interval interval = new Interval(Math.exp(lower), Math.exp(upper), 1 - 2 * ALPHA);
        return new Comparison(baseline, Math.exp(log), interval, tolerance);
    }
}
