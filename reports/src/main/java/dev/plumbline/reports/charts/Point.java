package dev.plumbline.reports.charts;

import dev.plumbline.model.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A treatment's place on a chart.
 *
 * @param treatment the treatment's id
 * @param x where it stands on the horizontal axis
 * @param value the response over all machines; {@code null} where no trial was complete
 * @param interval the value's confidence interval; {@code null} where the data give none
 * @param baseline what it is held against; {@code null} without a baseline
 * @param machines machines behind the value; 0 where it is not one of machines
 */
record Point(
        String treatment,
        double x,
        @Nullable Double value,
        @Nullable Interval interval,
        @Nullable Double baseline,
        int machines) {

    /** The same for one machine of them, on average. */
    Point perMachine() {
        int n = Math.max(1, machines);
        return new Point(
                treatment,
                x,
                value == null ? null : value / n,
                interval == null ? null : new Interval(interval.low() / n, interval.high() / n, interval.confidence()),
                baseline == null ? null : baseline / n,
                machines);
    }
}
