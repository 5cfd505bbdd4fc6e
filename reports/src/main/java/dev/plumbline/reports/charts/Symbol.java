package dev.plumbline.reports.charts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What stands at a curve's points. */
enum Symbol {
    CIRCLE(round()),
    SQUARE(-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9),
    TRIANGLE(0, -1.15, 1.1, 0.85, -1.1, 0.85),
    DIAMOND(0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0),
    POINT_DOWN(0, 1.15, 1.1, -0.85, -1.1, -0.85),
    CROSS(
            -1.1, -0.6, -0.6, -1.1, 0, -0.5, 0.6, -1.1, 1.1, -0.6, 0.5, 0, 1.1, 0.6, 0.6, 1.1, 0, 0.5, -0.6, 1.1, -1.1,
            0.6, -0.5, 0);

    @SuppressWarnings("ImmutableEnumChecker") // nobody can change this list
    private final List<At> corners;

    Symbol(double... corners) {
        this.corners = IntStream.range(0, corners.length / 2)
                .mapToObj(i -> new At(corners[2 * i], corners[2 * i + 1]))
                .toList();
    }

    /** That of a curve, counted from 0. */
    static Symbol of(int curve) {
        return values()[curve % values().length];
    }

    /** Its outline. */
    List<At> around(At middle, double radius) {
        return corners.stream()
                .map(corner -> new At(middle.x() + radius * corner.x(), middle.y() + radius * corner.y()))
                .toList();
    }

    private static double[] round() {
        int corners = 16;
        double[] circle = new double[2 * corners];
        Arrays.setAll(circle, i -> {
            int corner = i / 2;
            double angle = 2 * Math.PI * corner / corners;
            return i % 2 == 0 ? Math.cos(angle) : Math.sin(angle);
        });
        return circle;
    }
}
