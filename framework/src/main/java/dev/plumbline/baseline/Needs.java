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

    /** Nobody records more sessions, or runs more blocks, than this to settle one question. */
    private static final int MOST = 50;

    /** Of two tests that have to reject, either may miss a little: 0.83 for one leaves 0.8 for both, as the tables show. */
    private final SmallestEffect nearly = new SmallestEffect(0.83);

    private final SmallestEffect often = new SmallestEffect(0.9);
    private final Limits limits;

    Needs(Limits limits) {
        this.limits = limits;
    }

    /**
     * The smallest worsening of the whole sweep that a repetition of the whole comparison would call a regression with a
     * probability of 80 %, as a share: 0.09 for 9 %.
     *
     * @param level the level, whose error is known
     */
    double smallestLevel(Bounded level, Estimate error) {
        return asShare(beyond(level, error, nearly));
    }

    /**
     * The same for a worsening of one treatment alone. Two things have to happen: its shape regresses, and its own estimate, level
     * included, lies beyond the tolerance as well, which the noise of the level may prevent. Whichever way of sharing a chance of
     * 20 % to miss between both gives the smaller effect is taken.
     *
     * @param shape its shape, whose error is known
     * @param level the error of the level
     * @param treatments how many treatments there are; a change of one of T shows in its shape by 1 − 1/T
     */
    double smallestLeaf(Bounded shape, Estimate error, Estimate level, int treatments) {
        double share = 1 - 1.0 / treatments;
        double mostlyShape = Math.max(beyond(shape, error, nearly) / share, own(level, error, 0.03));
        double both = Math.max(beyond(shape, error, often) / share, own(level, error, 0.1));
        return asShare(Math.min(mostlyShape, both));
    }

    /** How far the truth has to lie from no change, on logs, for both tests to find it. */
    private double beyond(Bounded effect, Estimate error, SmallestEffect chance) {
        double freedom = error.degreesOfFreedom();
        Bounded.Tails tails = Bounded.Tails.of(freedom, effect.share());
        double tolerance = chance.beyondCritical(freedom, tails.alpha()) * error.standardError();
        double change = chance.beyondCritical(freedom, tails.sure()) * error.standardError();
        return Math.max(limit() + tolerance, change);
    }

    private double own(Estimate level, Estimate shape, double miss) {
        return limit() + Math.hypot(level.margin(miss), shape.margin(miss));
    }

    private double limit() {
        return limits.better() == Better.HIGHER ? -limits.low() : limits.high();
    }

    private double asShare(double log) {
        return limits.better() == Better.HIGHER ? -Math.expm1(-log) : Math.expm1(log);
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
