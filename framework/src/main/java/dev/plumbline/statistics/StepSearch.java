package dev.plumbline.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The fits behind {@link Step}. */
final class StepSearch {

    private static final int HIGHEST_DEGREE = 5;

    private final double[] x;
    private final TrendBasis trend;
    private final double[] residuals;
    private final double left;
    private final double freedom;

    StepSearch(double[] x, double[] y, int degree) {
        if (degree < 0 || degree > HIGHEST_DEGREE) {
            throw new IllegalArgumentException("degree must lie in 0.." + HIGHEST_DEGREE + ", but is " + degree);
        }
        Inputs.pairs(x, y, degree + 3);
        Inputs.notConstant("y", y);
        this.x = x;
        this.trend = new TrendBasis(x, degree);
        this.residuals = trend.left(y);
        this.left = TrendBasis.dot(residuals, residuals);
        this.freedom = x.length - trend.size() - 1.0;
    }

    Step at(double position) {
        double[] column = TrendBasis.from(x, position);
        double[] added = trend.residual(column);
        if (trend.holds(column, added)) {
            throw new IllegalArgumentException("a jump at " + position
                    + " cannot be told from the trend: too few different x lie on one side of it");
        }
        double length = TrendBasis.dot(added, added);
        double size = TrendBasis.dot(added, residuals) / length;
        double explained = size * size * length;
        double rest = Math.max(0, left - explained);
        FTest test = FTest.of(explained, rest, 1, freedom);
        Estimate estimate = new Estimate(size, Math.sqrt(rest / freedom / length), freedom);
        return new Step(position, estimate, test, test.p());
    }

    Step best(int permutations, long seed) {
        double[] levels = TrendBasis.levels(x);
        List<double[]> columns = new ArrayList<>();
        List<Double> positions = new ArrayList<>();
        for (double position : Arrays.copyOfRange(levels, Math.min(2, levels.length), Math.max(2, levels.length - 1))) {
            double[] column = TrendBasis.from(x, position);
            double[] added = trend.residual(column);
            if (!trend.holds(column, added)) {
                columns.add(TrendBasis.unit(added));
                positions.add(position);
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("x has too few different values to search for a jump");
        }
        Step best = at(positions.get(argmax(columns, residuals)));
        double p = ResidualPermutation.p(residuals, dealt -> share(columns, trend.residual(dealt)), permutations, seed);
        return new Step(best.position(), best.size(), best.test(), p);
    }

    /** The largest share of the residual sum of squares that one jump explains: rises and falls with the largest F. */
    private static double share(List<double[]> columns, double[] residuals) {
        double product = TrendBasis.dot(columns.get(argmax(columns, residuals)), residuals);
        return TrendBasis.share(product * product, residuals);
    }

    private static int argmax(List<double[]> columns, double[] residuals) {
        int best = 0;
        double largest = -1;
        for (int i = 0; i < columns.size(); i++) {
            double product = Math.abs(TrendBasis.dot(columns.get(i), residuals));
            if (product > largest) {
                largest = product;
                best = i;
            }
        }
        return best;
    }
}
