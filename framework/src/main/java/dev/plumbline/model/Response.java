package dev.plumbline.model;

import java.util.Objects;

/**
 * A measured quantity that an experiment is judged by.
 *
 * @param name its name, as in {@code iops}
 * @param unit its unit as it is written, as in {@code 1/s}; empty for a plain number
 * @param better the direction in which it improves
 * @param tolerance how far it may move before that matters, as a share: 0.05 for 5 %; greater than 0 and less than 1
 */
public record Response(String name, String unit, Better better, double tolerance) {

    /** Rejects tolerances outside of (0, 1). */
    public Response {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(better, "better");
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException(
                    "the tolerance of " + name + " must lie between 0 % and 100 %, but is " + tolerance * 100 + " %");
        }
    }
}
