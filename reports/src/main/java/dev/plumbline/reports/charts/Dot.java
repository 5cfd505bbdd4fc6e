package dev.plumbline.reports.charts;

import org.jspecify.annotations.Nullable;

/**
 * A point of a curve.
 *
 * @param x where it stands on the horizontal axis
 * @param id what it is of, as a treatment's id
 * @param name the same for people
 * @param value its value; {@code null} where there is none
 * @param low the lower bound of its interval or spread; {@code null} without one
 * @param high the upper bound; {@code null} without one
 * @param before what it is held against; {@code null} without a baseline
 * @param ringed whether it is pointed out
 */
record Dot(
        double x,
        String id,
        String name,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double before,
        boolean ringed) {

    static Dot of(double x, String id, String name, @Nullable Double value) {
        return new Dot(x, id, name, value, null, null, null, false);
    }

    Dot between(double lower, double upper) {
        return new Dot(x, id, name, value, lower, upper, before, ringed);
    }

    Dot ringed(boolean pointedOut) {
        return new Dot(x, id, name, value, low, high, before, pointedOut);
    }

    Dot before(double baseline) {
        return new Dot(x, id, name, value, low, high, baseline, ringed);
    }

    /** The same for one of so many. */
    Dot over(int n) {
        return new Dot(x, id, name, over(value, n), over(low, n), over(high, n), over(before, n), ringed);
    }

    /** A missing one counts as not a number. */
    static double number(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static @Nullable Double over(@Nullable Double value, int n) {
        return value == null ? null : value / n;
    }
}
