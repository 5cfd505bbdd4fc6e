package dev.plumbline.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * All knees between two neighbouring x. With r1 and r2 what a straight line leaves of [x behind the gap] and of x · [x
 * behind the gap], a knee k adds the column r2 - k r1. It explains {@code N(k)² / D(k)} of residuals e, where {@code N = e·r2
 * - k e·r1} and {@code D = |r2 - k r1|²}.
 */
final class HingeGap {

    /** Columns shorter than this share of the gap's width are rounding; squared. */
    private static final double RANK_TOLERANCE = 1e-18;

    private final double from;
    private final double to;
    private final double[] constant;
    private final double[] linear;
    private final double c0;
    private final double c1;
    private final double c2;
    private final double smallest;

    /** A knee, what it explains, and by how much the slope changes there. */
    record Knee(double place, double explained, double bend) {}

    HingeGap(double[] x, TrendBasis line, double from, double to) {
        this.from = from;
        this.to = to;
        double[] behind = TrendBasis.from(x, to);
        constant = line.residual(behind);
        // measured from the gap's own edge: far from zero, x · [behind] and [behind] would hardly differ
        linear = line.residual(IntStream.range(0, x.length)
                .mapToDouble(i -> behind[i] * (x[i] - from))
                .toArray());
        c0 = TrendBasis.dot(linear, linear);
        c1 = -2 * TrendBasis.dot(linear, constant);
        c2 = TrendBasis.dot(constant, constant);
        smallest = RANK_TOLERANCE * (to - from) * (to - from) * x.length;
    }

    double from() {
        return from;
    }

    double to() {
        return to;
    }

    /** The knee that explains most: at an edge, or where the derivative of N²/D vanishes and N does not. */
    Knee best(double[] residuals) {
        double a = TrendBasis.dot(residuals, linear);
        double b = -TrendBasis.dot(residuals, constant);
        double width = to - from;
        double inner = (a * c1 - 2 * b * c0) / (b * c1 - 2 * a * c2);
        Knee best = knee(0, a, b);
        Knee edge = knee(width, a, b);
        if (edge.explained() > best.explained()) {
            best = edge;
        }
        if (inner > 0 && inner < width) {
            Knee inside = knee(inner, a, b);
            return inside.explained() > best.explained() ? inside : best;
        }
        return best;
    }

    /** The ends of the stretches of this gap whose knees explain at least so much; none where there are none. */
    double[] explaining(double[] residuals, double enough) {
        double a = TrendBasis.dot(residuals, linear);
        double b = -TrendBasis.dot(residuals, constant);
        double q0 = a * a - enough * c0;
        double q1 = 2 * a * b - enough * c1;
        double q2 = b * b - enough * c2;
        double peak = best(residuals).place() - from;
        return DoubleStream.concat(DoubleStream.of(0, to - from, peak), Arrays.stream(roots(q0, q1, q2)))
                .filter(k -> k >= 0 && k <= to - from)
                .filter(k -> q0 + k * (q1 + k * q2) >= -1e-9 * (a * a + b * b * k * k))
                .map(k -> from + k)
                .toArray();
    }

    private Knee knee(double k, double a, double b) {
        double n = a + b * k;
        double d = c0 + k * (c1 + k * c2);
        // a knee that the trend holds already adds nothing
        return d <= smallest ? new Knee(from + k, 0, 0) : new Knee(from + k, n * n / d, n / d);
    }

    private static double[] roots(double q0, double q1, double q2) {
        double discriminant = q1 * q1 - 4 * q2 * q0;
        if (discriminant < 0) {
            return new double[0];
        }
        // the form that does not lose digits when q2 is small; a root that does not exist is not finite
        double q = -(q1 + Math.copySign(Math.sqrt(discriminant), q1)) / 2;
        return DoubleStream.of(q / q2, q0 / q).filter(Double::isFinite).toArray();
    }
}
