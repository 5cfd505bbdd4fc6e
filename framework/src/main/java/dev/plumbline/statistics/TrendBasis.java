package dev.plumbline.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The polynomials of x up to a degree as orthonormal columns. What a further column would add to a least squares fit is
 * read off its part that is orthogonal to them (Frisch and Waugh, Econometrica 1, 1933; Lovell, Journal of the American
 * Statistical Association 58, 1963). That makes a fit a sum of products, cheap enough to repeat for every candidate of
 * a search and every permutation of a test; a general solver would factor the same matrix each time.
 */
final class TrendBasis {

    /** Below this share of its length, what is left of a column is rounding. */
    private static final double RANK_TOLERANCE = 1e-9;

    /** Below this share of their length, what is left of measured values is rounding. */
    private static final double ROUNDING = 1e-13;

    private final List<double[]> columns = new ArrayList<>();

    TrendBasis(double[] x, int degree) {
        double[] scaled = scaled(x);
        for (int power = 0; power <= degree; power++) {
            int exponent = power;
            double[] column = IntStream.range(0, x.length)
                    .mapToDouble(i -> Math.pow(scaled[i], exponent))
                    .toArray();
            double[] rest = residual(column);
            if (dot(rest, rest) <= RANK_TOLERANCE * RANK_TOLERANCE * dot(column, column)) {
                throw new IllegalArgumentException(
                        "x has too few different values for a polynomial of degree " + degree);
            }
            columns.add(unit(rest));
        }
    }

    private TrendBasis() {}

    /** These columns and one more. */
    TrendBasis with(double[] column) {
        TrendBasis wider = new TrendBasis();
        wider.columns.addAll(columns);
        wider.columns.add(unit(residual(column)));
        return wider;
    }

    int size() {
        return columns.size();
    }

    /** What the polynomials leave of a column; projected twice, because once loses digits. */
    double[] residual(double[] column) {
        double[] rest = column.clone();
        for (int pass = 0; pass < 2; pass++) {
            for (double[] basis : columns) {
                subtract(rest, basis, dot(rest, basis));
            }
        }
        return rest;
    }

    /** The same for measured values; nothing at all where what is left is only rounding. */
    double[] left(double[] y) {
        double[] rest = residual(y);
        boolean rounding = dot(rest, rest) <= ROUNDING * ROUNDING * dot(y, y);
        return rounding ? new double[y.length] : rest;
    }

    /** The share of a residual sum of squares that is explained; none where there is nothing to explain. */
    static double share(double explained, double[] residuals) {
        double total = dot(residuals, residuals);
        return total == 0 ? 0 : explained / total;
    }

    /** Whether the polynomials hold this column already, up to rounding. */
    boolean holds(double[] column, double[] residual) {
        return dot(residual, residual) <= RANK_TOLERANCE * RANK_TOLERANCE * Math.max(dot(column, column), 1e-300);
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static void subtract(double[] from, double[] column, double factor) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= factor * column[i];
        }
    }

    static double[] unit(double[] column) {
        double length = Math.sqrt(dot(column, column));
        return IntStream.range(0, column.length)
                .mapToDouble(i -> column[i] / length)
                .toArray();
    }

    /** A column that is 1 from the position on, and 0 before. */
    static double[] from(double[] x, double position) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> x[i] >= position ? 1 : 0)
                .toArray();
    }

    /** The different values of x, ascending. */
    static double[] levels(double[] x) {
        return Arrays.stream(x).sorted().distinct().toArray();
    }

    /** x moved to -1..1, so that its powers stay apart. */
    static double[] scaled(double[] x) {
        double[] levels = levels(x);
        double middle = levels[0] / 2 + levels[levels.length - 1] / 2;
        double half = levels[levels.length - 1] / 2 - levels[0] / 2;
        return IntStream.range(0, x.length)
                .mapToDouble(i -> half == 0 ? 0 : (x[i] - middle) / half)
                .toArray();
    }
}
