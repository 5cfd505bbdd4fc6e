package dev.plumbline.expect;

import dev.plumbline.model.Expectation.State;
import dev.plumbline.model.Quantities;
import dev.plumbline.statistics.ConfidenceInterval;
import dev.plumbline.statistics.Estimate;
import dev.plumbline.statistics.Holm;
import java.util.List;

/** Whether logarithms of ratios lie between two bounds. */
final class Ratios {

    static final double CONFIDENCE = 0.95;

    private Ratios() {}

    /**
     * {@link State#MET} when all estimates lie inside; {@link State#NOT_MET} when one lies outside by more than its error allows for,
     * at 5 % shared by Holm; else {@link State#UNDECIDED}.
     *
     * @param low the lower bound, a logarithm; may be negative infinity
     * @param high the upper bound, a logarithm; may be infinity
     */
    static State between(List<Estimate> estimates, double low, double high) {
        if (estimates.stream().allMatch(estimate -> estimate.value() >= low && estimate.value() <= high)) {
            return State.MET;
        }
        double[] p =
                estimates.stream().mapToDouble(it -> pOutside(it, low, high)).toArray();
        for (double adjusted : Holm.adjust(p)) {
            if (adjusted <= 1 - CONFIDENCE) {
                return State.NOT_MET;
            }
        }
        return State.UNDECIDED;
    }

    private static double pOutside(Estimate estimate, double low, double high) {
        double below = Double.isInfinite(low) ? 1 : estimate.pBelow(low);
        double above = Double.isInfinite(high) ? 1 : estimate.pAbove(high);
        return Math.min(below, above);
    }

    /** As {@code 0.51 [0.49, 0.53]}, or {@code 1.93 to 2.01} for several. */
    static String words(List<Estimate> estimates) {
        if (estimates.size() == 1) {
            Estimate only = estimates.get(0);
            return number(only.value()) + interval(only);
        }
        double least = estimates.stream().mapToDouble(Estimate::value).min().orElse(0);
        double most = estimates.stream().mapToDouble(Estimate::value).max().orElse(0);
        return number(least) + " to " + number(most);
    }

    /** As {@code  [0.49, 0.53]}, of the ratio; {@code ""} where nothing is known of the error. */
    static String interval(Estimate estimate) {
        if (Double.isInfinite(estimate.standardError())) {
            return "";
        }
        ConfidenceInterval interval = estimate.interval(CONFIDENCE);
        return " [" + number(interval.low()) + ", " + number(interval.high()) + "]";
    }

    /** As {@code falls by 74 %}. */
    static String change(Estimate estimate) {
        double change = Math.expm1(estimate.value());
        return (change < 0 ? "falls by " : "rises by ") + Quantities.formatPercent(Math.abs(change));
    }

    private static String number(double log) {
        double ratio = Math.exp(log);
        return ratio < 1e6 ? Quantities.formatNumber(Math.round(ratio * 1000) / 1000.0) : "more than 1,000,000";
    }
}
