package dev.plumbline.reports.text;

import dev.plumbline.model.Interval;
import dev.plumbline.model.Quantities;

/** Figures as people read them: four significant digits, with their unit. */
public final class Figures {

    private Figures() {}

    /** A value with its unit, as in {@code 76.9 1/s}; the unit may be empty. */
    public static String value(double value, String unit) {
        return unit.isEmpty() ? number(value) : number(value) + " " + unit;
    }

    /** An interval, as in {@code 74.2 to 79.8}. */
    public static String interval(Interval interval) {
        return number(interval.low()) + " to " + number(interval.high());
    }

    /** A ratio, as in {@code 0.8704}. */
    public static String number(double value) {
        return Double.isInfinite(value) ? (value < 0 ? "−∞" : "∞") : Quantities.formatNumber(value);
    }

    /** A share, as in {@code 5 %}. */
    public static String percent(double share) {
        return Quantities.formatPercent(share);
    }
}
