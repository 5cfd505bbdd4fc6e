package dev.plumbline.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One combination of levels: one leaf of an experiment.
 *
 * @param levels factor name to level, in the order in which the factors are declared
 */
public record Treatment(Map<String, Level> levels) {

    /** Copies the levels, keeping their order. */
    public Treatment {
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    }

    /**
     * The treatment's identity, the same whatever the order of declaration: {@code placement=PACKED,vms=8}. The characters
     * {@code %}, {@code ,} and {@code =} of a level are written as {@code %25}, {@code %2C} and {@code %3D}. An experiment
     * without factors has one treatment, whose id is {@code all}.
     */
    public String id() {
        return levels.isEmpty()
                ? "all"
                : new TreeMap<>(levels)
                        .entrySet().stream()
                                .map(e -> e.getKey() + "=" + escape(e.getValue().text()))
                                .collect(Collectors.joining(","));
    }

    /** The treatment for people, in the order of declaration: {@code vms=8, placement=PACKED}. */
    public String displayName() {
        return levels.isEmpty()
                ? "all"
                : levels.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue().text())
                        .collect(Collectors.joining(", "));
    }

    /**
     * The level of a factor.
     *
     * @throws IllegalArgumentException when there is no such factor
     */
    public Level level(String factor) {
        Level level = levels.get(factor);
        if (level == null) {
            throw new IllegalArgumentException("no factor '" + factor + "'; there are " + levels.keySet());
        }
        return level;
    }

    private static String escape(String text) {
        return text.replace("%", "%25").replace(",", "%2C").replace("=", "%3D");
    }
}
