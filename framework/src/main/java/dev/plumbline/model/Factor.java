package dev.plumbline.model;

import java.util.List;
import java.util.Objects;

/**
 * What an experiment varies on purpose.
 *
 * @param name the factor's name, as in {@code vms}
 * @param levels its levels in declared order; never empty
 */
public record Factor(String name, List<Level> levels) {

    /** Copies the levels and rejects an empty list. */
    public Factor {
        Objects.requireNonNull(name, "name");
        levels = List.copyOf(levels);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("factor " + name + " has no levels");
        }
    }

    /** Whether every level has a place on a numeric axis. */
    public boolean numeric() {
        return levels.stream().allMatch(level -> level.number() != null);
    }
}
