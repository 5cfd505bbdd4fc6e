package dev.plumbline.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value of a factor.
 *
 * @param text the level as it is written in ids, reports and baselines; never blank
 * @param number where the level stands on an axis, in the base unit of its kind (bytes, seconds, or a plain
 *     count); {@code null} for a level that is only a name
 */
public record Level(String text, @Nullable Double number) {

    /** Rejects blank levels, and numbers that are not finite. */
    public Level {
        Objects.requireNonNull(text, "text");
        if (text.isBlank()) {
            throw new IllegalArgumentException("a level must not be blank");
        }
        if (number != null && !Double.isFinite(number)) {
            throw new IllegalArgumentException("a level's number must be finite, but got " + number);
        }
    }

    /** A level that is only a name. */
    public static Level named(String text) {
        return new Level(text, null);
    }

    @Override
    public String toString() {
        return text;
    }
}
