package dev.plumbline.reports.charts;

import java.util.List;

/**
 * What belongs on one line of a chart.
 *
 * @param name the levels of the other factors, as in {@code placement=PACKED}; {@code ""} where there are none
 * @param points its points from left to right
 */
record Curve(String name, List<Point> points) {

    Curve {
        points = List.copyOf(points);
    }

    Curve perMachine() {
        return new Curve(name, points.stream().map(Point::perMachine).toList());
    }

    boolean hasBaseline() {
        return points.stream().anyMatch(point -> point.baseline() != null);
    }

    boolean hasInterval() {
        return points.stream().anyMatch(point -> point.interval() != null);
    }

    boolean hasValue() {
        return points.stream().anyMatch(point -> point.value() != null);
    }
}
