package dev.plumbline.baseline;

import dev.plumbline.model.Comparison;
import dev.plumbline.model.Interval;
import dev.plumbline.model.Verdict;
import dev.plumbline.statistics.Estimate;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * An effect with the bounds that its verdict is taken from, on logs.
 *
 * <p>Two things are asked of an alarm: it lies beyond the tolerance at {@link #ALPHA}, and it differs from no change at all at
 * the stricter {@link #SURE}. The first alone would let noise that dwarfs the tolerance raise alarms at the rate of ALPHA where
 * nothing has changed; the second costs no power where noise is small beside the tolerance. Both go into one bound, which is
 * the wider of the two, so that the interval that is shown and the verdict agree.
 *
 * @param log the estimate
 * @param margin how far a bound at ALPHA lies from it; infinite where nothing is known
 * @param sure how far a bound at SURE lies from it
 * @param error what the bounds rest on; {@code null} where nothing is known, and for a sum of effects
 * @param share among how many tests the error probabilities are shared
 */
record Bounded(
        double log, double margin, double sure, @Nullable Estimate error, int share) {

    /** The share of false alarms that all tests of one direction may have together at the edge of the tolerance. */
    static final double ALPHA = 0.025;

    /** The same where nothing has changed: 0.4 % for the level and 0.4 % for the shapes, which leaves room for noise that is not normal. */
    static final double SURE = 0.004;

    /**
     * No change is called sure below so many standard errors, however many degrees of freedom there are: of heavy-tailed
     * sessions, one in a hundred lies farther out than normal theory says.
     */
    private static final double SURE_ERRORS = 5;

    static Bounded of(Estimate estimate, int share) {
        return of(estimate, share, Tails.of(estimate.degreesOfFreedom(), share));
    }

    static Bounded of(Estimate estimate, int share, Tails tails) {
        double error = estimate.standardError();
        return new Bounded(estimate.value(), tails.alpha() * error, tails.sure() * error, estimate, share);
    }

    static Bounded unknown(double log) {
        return new Bounded(log, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, null, 1);
    }

    /** Both effects together; its bounds hold whenever those of both do. */
    Bounded plus(Bounded other) {
        return new Bounded(log + other.log, margin + other.margin, sure + other.sure, null, share);
    }

    /** The bound that an improvement, or a rise, has to have above the upper limit. */
    double lower(Limits limits) {
        return log - Math.max(margin, sure - limits.high());
    }

    /** The bound that a fall has to have below the lower limit. */
    double upper(Limits limits) {
        return log + Math.max(margin, sure + limits.low());
    }

    Verdict verdict(Limits limits) {
        return limits.verdict(lower(limits), upper(limits));
    }

    /**
     * As ratios.
     *
     * @param baseline the baseline's value
     */
    Comparison comparison(double baseline, double tolerance, Limits limits) {
        Interval interval = new Interval(Math.exp(lower(limits)), Math.exp(upper(limits)), 1 - 2 * ALPHA);
        return new Comparison(baseline, Math.exp(log), interval, tolerance);
    }

    /**
     * Both quantiles of Student's t.
     *
     * @param alpha at ALPHA
     * @param sure at SURE, and no less than SURE_ERRORS
     */
    record Tails(double alpha, double sure) {

        static Tails of(double degreesOfFreedom, int share) {
            TDistribution t = TDistribution.of(degreesOfFreedom);
            return new Tails(
                    t.inverseSurvivalProbability(ALPHA / share),
                    Math.max(SURE_ERRORS, t.inverseSurvivalProbability(SURE / share)));
        }
    }
}
