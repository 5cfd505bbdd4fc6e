package dev.plumbline.lab;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What changes without being asked for: LUNs in use, machines per LUN, idle machines.
 *
 * @param values name to value
 */
public record Covariates(SortedMap<String, Double> values) {

    /** None. */
    public static final Covariates NONE = new Covariates(Collections.emptySortedMap());

    /** Copies the values. */
    public Covariates {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** One covariate. */
    public static Covariates of(String name, double value) {
        return new Covariates(new TreeMap<>(Map.of(name, value)));
    }

    /** These and those; where both name one, that of {@code other} counts. */
    public Covariates and(Covariates other) {
        SortedMap<String, Double> all = new TreeMap<>(values);
        all.putAll(other.values);
        return new Covariates(all);
    }
}
