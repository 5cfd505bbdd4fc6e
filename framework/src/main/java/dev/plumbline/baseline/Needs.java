package dev.plumbline.baseline;

import dev.plumbline.model.Better;
import dev.plumbline.statistics.Estimate;
import dev.plumbline.statistics.LevelAndShape.Growth;
import dev.plumbline.statistics.SmallestEffect;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** What an inconclusive comparison could have seen, and what would settle it if the noise stays as it is. */
final class Needs {

    /** The probability with which an effect of the stated size is seen. */
    private static final double POWER = 0.8;

    /** Nobody records more sessions, or runs more blocks, than this to settle one question. */
    private static final int MOST = 50;

    private final SmallestEffect smallest = new SmallestEffect(POWER);
    private final Limits limits;

    Needs(Limits limits) {
        this.limits = limits;
    }

    /**
     * The smallest worsening that a repetition of the whole comparison would call a regression with a probability of 80 %, as
     * a share: 0.09 for 9 %.
     *
     * @param effect an effect whose error is known
     * @param share how much of a worsening shows in this effect: 1 − 1/T of what happens to one of T treatments
     */
    double smallestEffect(Bounded effect, Estimate error, double share) {
        double freedom = error.degreesOfFreedom();
        double beyond = smallest.inStandardErrors(freedom, Bounded.ALPHA / effect.share()) * error.standardError();
        double sure = smallest.inStandardErrors(freedom, Bounded.SURE / effect.share()) * error.standardError();
        return limits.better() == Better.HIGHER
                ? -Math.expm1(Math.min(limits.low() - beyond, -sure) / share)
                : Math.expm1(Math.max(limits.high() + beyond, sure) / share);
    }

    /**
     * How many more units, stored sessions or blocks, would make the interval short enough to lie on one side of the nearer
     * limit.
     *
     * @param units the units there are
     * @param growth what so many units would do
     * @param shape whether the effect is a shape
     * @return empty when no reasonable number would
     */
    OptionalInt more(Bounded effect, Estimate error, int units, IntFunction<Growth> growth, boolean shape) {
        double wanted = limits.distance(effect.log());
        IntPredicate enough = count -> {
            Growth then = growth.apply(count);
            Bounded.Tails tails = Bounded.Tails.of(shape ? then.shape() : then.level(), effect.share());
            double standardError = error.standardError() * Math.sqrt(then.variance());
            return Math.max(tails.alpha() * standardError, tails.sure() * standardError - limits.nearer(effect.log()))
                    <= wanted;
        };
        int few = Math.max(1, units);
        int many = few + MOST;
        if (!enough.test(many)) {
            return OptionalInt.empty();
        }
        // Each unit makes the interval shorter, so halving finds the first that is enough.
        while (many - few > 1) {
            int middle = (few + many) / 2;
            if (enough.test(middle)) {
                many = middle;
            } else {
                few = middle;
            }
        }
        return OptionalInt.of(many - units);
    }
}
