package dev.plumbline.lab;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a lab saw beside a load, in one interval.
 *
 * @param busy resource name to the share of the interval in which it was busy, 0 to 1
 * @param covariates what else was seen, by a name that ends with its unit, as {@code interrupts (1/s)}
 * @param remark one sentence on what a reader of the trial must know, as what else ran on the computer; empty for nothing
 */
public record Observed(SortedMap<String, Double> busy, SortedMap<String, Double> covariates, Optional<String> remark) {

    /** Nothing. */
    public static final Observed NONE =
            new Observed(Collections.emptySortedMap(), Collections.emptySortedMap(), Optional.empty());

    /** Copies the maps. */
    public Observed {
        busy = Collections.unmodifiableSortedMap(new TreeMap<>(busy));
        covariates = Collections.unmodifiableSortedMap(new TreeMap<>(covariates));
    }
}
