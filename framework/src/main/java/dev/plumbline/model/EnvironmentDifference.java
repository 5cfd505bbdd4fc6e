package dev.plumbline.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key of the fingerprint of which stored sessions say something else than the fresh one.
 *
 * @param kind what that means
 * @param key the key
 * @param stored what those stored sessions have; {@code null} for nothing
 * @param now what the fresh session has; {@code null} for nothing
 * @param sessions ids of the stored sessions that have {@code stored}, oldest first; never empty
 */
public record EnvironmentDifference(
        Kind kind,
        String key,
        @Nullable String stored,
        @Nullable String now,
        List<String> sessions) {

    /** What a difference means, the weightiest first. */
    public enum Kind {
        /** An identity key that was not expected to differ: those sessions are left out. */
        UNEXPECTED,
        /** An identity key that was expected to differ. */
        EXPECTED,
        /** An informational key. */
        INFORMATIONAL
    }

    /** Copies the list. */
    public EnvironmentDifference {
        Objects.requireNonNull(kind, "kind");
        sessions = List.copyOf(sessions);
    }

    @Override
    public String toString() {
        return key + " " + text(stored) + " → " + text(now);
    }

    private static String text(@Nullable String value) {
        return value == null ? "(none)" : value.isEmpty() ? "(empty)" : value;
    }
}
