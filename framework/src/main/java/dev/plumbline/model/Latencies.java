package dev.plumbline.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long single operations took in one trial, over all machines.
 *
 * @param count operations counted
 * @param meanMillis their mean in milliseconds
 * @param maxMillis the longest, in milliseconds
 * @param percentilesMillis percentile (0 to 100) to milliseconds
 * @param histogram the whole histogram as HdrHistogram's compressed base64 text in nanoseconds; empty where the tool gave none
 */
public record Latencies(
        long count,
        double meanMillis,
        double maxMillis,
        SortedMap<Double, Double> percentilesMillis,
        String histogram) {

    /** Copies the percentiles. */
    public Latencies {
        percentilesMillis = Collections.unmodifiableSortedMap(new TreeMap<>(percentilesMillis));
    }

    /** The summary without the whole histogram. */
    public Latencies withoutHistogram() {
        return new Latencies(count, meanMillis, maxMillis, percentilesMillis, "");
    }
}
