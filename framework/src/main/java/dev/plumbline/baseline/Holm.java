package dev.plumbline.baseline;

import dev.plumbline.statistics.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bounds of several effects that are all tested against the same limits, so that the chance of any false alarm among them
 * stays within {@link Bounded#ALPHA} in each direction, and within {@link Bounded#SURE} where nothing has changed.
 *
 * <p>Source: Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979)
 * 65–70: the smallest p-value is tested at α/n, the next at α/(n − 1), and so on until one is not rejected. Each effect gets
 * the bounds of the step at which it was tested, or at which testing ended, so that bounds and decisions agree.
 */
final class Holm {

    private Holm() {}

    /** The effects' bounds, in the order of the effects. */
    static List<Bounded> bounds(List<Estimate> effects, Limits limits) {
        record Tested(int index, Estimate effect, double p) {}
        List<Tested> smallestFirst = new ArrayList<>();
        for (Estimate effect : effects) {
            smallestFirst.add(new Tested(smallestFirst.size(), effect, p(effect, limits)));
        }
        smallestFirst.sort(Comparator.comparingDouble(Tested::p));
        Bounded[] bounds = new Bounded[effects.size()];
        int left = effects.size();
        Map<List<Double>, Bounded.Tails> tails = new HashMap<>();
        for (Tested tested : smallestFirst) {
            int share = left;
            double freedom = tested.effect().degreesOfFreedom();
            Bounded.Tails both =
                    tails.computeIfAbsent(List.of(freedom, (double) share), key -> Bounded.Tails.of(freedom, share));
            bounds[tested.index()] = Bounded.of(tested.effect(), share, both);
            if (tested.p() <= Bounded.ALPHA / share) {
                left--;
            }
        }
        return List.of(bounds);
    }

    /** The larger of both tests' p-values, with that of the stricter one raised to the other's level. */
    private static double p(Estimate effect, Limits limits) {
        if (effect.value() >= limits.low() && effect.value() <= limits.high()) {
            return 1; // an estimate inside of both limits speaks for neither side
        }
        double fall = effect.value() < 0 ? effect.pBelow(limits.low()) : 1;
        double rise = effect.value() > 0 ? effect.pAbove(limits.high()) : 1;
        double change = effect.value() < 0 ? effect.pBelow(0) : effect.pAbove(0);
        return Math.max(Math.min(fall, rise), change * Bounded.ALPHA / Bounded.SURE);
    }
}
