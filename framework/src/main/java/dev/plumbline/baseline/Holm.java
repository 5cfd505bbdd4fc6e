package dev.plumbline.baseline;

import dev.plumbline.statistics.LogEstimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Bounds of several effects that are all tested against the same limits, so that the chance of any false alarm among them
 * stays within {@link Bounded#ALPHA} in each direction.
 *
 * <p>Source: Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979)
 * 65–70: the smallest p-value is tested at α/n, the next at α/(n − 1), and so on until one is not rejected. Each effect gets
 * the bounds of the step at which it was tested, or at which testing ended, so that bounds and decisions agree.
 */
final class Holm {

    private Holm() {}

    /** The effects' bounds, in the order of the effects. */
    static List<Bounded> bounds(List<LogEstimate> effects, Limits limits) {
        record Tested(int index, LogEstimate effect, double p) {}
        List<Tested> smallestFirst = new ArrayList<>();
        for (LogEstimate effect : effects) {
            double p = Math.min(effect.pBelow(limits.low()), effect.pAbove(limits.high()));
            smallestFirst.add(new Tested(smallestFirst.size(), effect, p));
        }
        smallestFirst.sort(Comparator.comparingDouble(Tested::p));
        Bounded[] bounds = new Bounded[effects.size()];
        int left = effects.size();
        for (Tested tested : smallestFirst) {
            double alpha = Bounded.ALPHA / left;
            bounds[tested.index()] = Bounded.of(tested.effect(), alpha);
            if (tested.p() <= alpha) {
                left--;
            }
        }
        return List.of(bounds);
    }
}
