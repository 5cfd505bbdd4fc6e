package dev.plumbline.lab.linux;

import dev.plumbline.lab.Interval;
import java.util.DoubleSummaryStatistics;

/**
 * What some counters did in an interval.
 *
 * @param rows what was read
 * @param interval the interval
 * @param at the column of the first of these counters
 */
public record HostCourse(HostRows rows, Interval interval, int at) {

    public double seconds() {
        return interval.length().toNanos() / 1e9;
    }

    /** By how much a counter grew; NaN where that is not known. */
    public double growth(int counter) {
        return rows.growth(at + counter, interval);
    }

    /** By how much a counter grew in a second. */
    public double rate(int counter) {
        return growth(counter) / seconds();
    }

    /** What was read of a number that goes up and down. */
    public DoubleSummaryStatistics values(int number) {
        return rows.values(at + number, interval);
    }
}
