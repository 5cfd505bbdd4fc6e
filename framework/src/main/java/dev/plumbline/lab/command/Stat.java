package dev.plumbline.lab.command;

import java.util.Map;
import java.util.Optional;

/**
 * One figure that a command tells.
 *
 * @param kind what kind of number it is
 * @param name what it is of
 * @param unit its unit; empty for none
 * @param value the number
 */
record Stat(Kind kind, String name, String unit, double value) {

    static final String PERCENT = "%";

    private static final Map<String, Double> SECONDS = Map.of("s", 1.0, "ms", 1e-3, "us", 1e-6, "ns", 1e-9);

    /** Kinds of numbers. */
    enum Kind {
        /** One that only grows: by how much it does in a second is told. */
        COUNTER,
        /** One that goes up and down: its mean is told. */
        GAUGE,
        /** How busy a resource is: in percent, or as the time for which it was busy, which only grows. */
        BUSY
    }

    /** Whether it is the same figure, of another moment. */
    boolean isSame(Stat other) {
        return kind == other.kind && name.equals(other.name) && unit.equals(other.unit);
    }

    /** How many seconds its unit is; empty for one that is no time. */
    Optional<Double> seconds() {
        return Optional.ofNullable(SECONDS.get(unit));
    }

    boolean grows() {
        return kind == Kind.COUNTER || (kind == Kind.BUSY && !unit.equals(PERCENT));
    }
}
