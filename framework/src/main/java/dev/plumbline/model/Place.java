package dev.plumbline.model;

import java.util.Objects;

/**
 * A place along a numeric factor.
 *
 * @param factor the factor's name, as in {@code vms}
 * @param number where on its axis, in the base unit of its levels; it may lie between two of them
 */
public record Place(String factor, double number) {

    /** Rejects a number that is not finite. */
    public Place {
        Objects.requireNonNull(factor, "factor");
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a place on " + factor + " must be finite, but is " + number);
        }
    }
}
