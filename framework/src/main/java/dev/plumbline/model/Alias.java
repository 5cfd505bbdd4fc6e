package dev.plumbline.model;

import org.jspecify.annotations.Nullable;

/**
 * A covariate that moves with a factor, so that the two cannot be told apart.
 *
 * @param covariate the covariate's name, as in {@code LUNs in use}
 * @param factor the factor it moves with
 * @param held the levels of the other factors at which it does, as in {@code placement=PACKED}; {@code ""} at all of them
 * @param from the first level at which the covariate has its new value; {@code null} when it moves at every level
 * @param before the covariate's value before {@code from}, or at the first level
 * @param after the covariate's value from {@code from} on, or at the last level
 */
public record Alias(
        String covariate,
        String factor,
        String held,
        @Nullable Level from,
        double before,
        double after) {

    /** Whether it moves at one level only, as a break does, and not at all of them. */
    public boolean isBreak() {
        return from != null;
    }

    /** One sentence that names the move and what to do about it. */
    public String sentence() {
        String where = held.isEmpty() ? "" : " (" + held + ")";
        return from == null
                ? covariate + " moves with " + factor + where + ", " + plain(before) + " to " + plain(after)
                : "from " + factor + "=" + from.text() + " on" + where + ", " + covariate + " goes " + plain(before)
                        + " → " + plain(after) + ": hold it fixed or cross it";
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
