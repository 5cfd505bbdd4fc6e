package dev.plumbline.baseline;

import dev.plumbline.model.Better;
import dev.plumbline.statistics.LogEstimate;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.apache.commons.statistics.distribution.TDistribution;

/** What an inconclusive comparison could have seen, and what would settle it if the noise stays as it is. */
final class Needs {

    /** The probability with which an effect of the stated size is seen. */
    private static final double POWER = 0.8;

    /** Nobody records more sessions than this to settle one question. */
    private static final int MOST_SESSIONS = 50;

    private Needs() {}

    /**
     * The smallest worsening that would have been called a regression with a probability of 80 %, as a share: 0.09 for 9 %.
     * Source: the usual normal-theory sum of both quantiles, with Student's t for the normal distribution.
     */
    static double smallestEffect(LogEstimate error, double alpha, Limits limits) {
        double beyond = error.margin(alpha) + error.margin(1 - POWER);
        return limits.better() == Better.HIGHER
                ? -Math.expm1(limits.low() - beyond)
                : Math.expm1(limits.high() + beyond);
    }

    /**
     * How many more stored sessions would make the interval short enough to lie on one side of the nearer limit.
     *
     * @param stored the stored sessions there are
     * @param contrasts the degrees of freedom that each of them adds
     * @return empty when no reasonable number would
     */
    static OptionalInt moreSessions(Bounded effect, LogEstimate error, int stored, double contrasts, Limits limits) {
        double perSession = error.standardError() / Math.sqrt(1 + 1.0 / stored);
        double wanted = limits.distance(effect.log());
        IntPredicate enough = sessions -> perSession
                        * Math.sqrt(1 + 1.0 / sessions)
                        * TDistribution.of((sessions - 1) * contrasts).inverseSurvivalProbability(effect.alpha())
                <= wanted;
        int few = stored;
        int many = stored + MOST_SESSIONS;
        if (!enough.test(many)) {
            return OptionalInt.empty();
        }
        // Each session makes the interval shorter, so halving finds the first that is enough.
        while (many - few > 1) {
            int middle = (few + many) / 2;
            if (enough.test(middle)) {
                many = middle;
            } else {
                few = middle;
            }
        }
        return OptionalInt.of(many - stored);
    }
}
