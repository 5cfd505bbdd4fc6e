package dev.plumbline.lab;

import java.time.Duration;
import java.util.List;

/**
 * A stretch of time on the clock of {@link System#nanoTime()}.
 *
 * @param from when it begins
 * @param to when it ends; not before it begins
 */
public record Interval(long from, long to) {

    /** Rejects an interval that ends before it begins. */
    public Interval {
        if (to - from < 0) {
            throw new IllegalArgumentException("an interval must not end " + (from - to) + " ns before it begins");
        }
    }

    /** Its length. */
    public Duration length() {
        return Duration.ofNanos(to - from);
    }

    /**
     * The part that all of them share; where they share nothing, an empty one where the last of them begins.
     *
     * @param intervals one or more
     * @throws IllegalArgumentException when there are none
     */
    public static Interval shared(List<Interval> intervals) {
        return intervals.stream().reduce(Interval::and).orElseThrow(() -> new IllegalArgumentException("no intervals"));
    }

    private Interval and(Interval other) {
        long latest = from - other.from > 0 ? from : other.from;
        long first = to - other.to < 0 ? to : other.to;
        return new Interval(latest, first - latest > 0 ? first : latest);
    }
}
