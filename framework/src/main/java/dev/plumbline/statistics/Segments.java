package dev.plumbline.statistics;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * Two straight lines, one on each side of a break, that need not meet. Assumes independent normal errors of one variance
 * for the F test (Chow, Econometrica 28, 1960), exchangeable ones for the search (Andrews, Econometrica 61, 1993).
 *
 * @param position the smallest x that lies behind the break
 * @param before the line through the points with a smaller x
 * @param after the line through the others
 * @param test Chow's test of two lines against one, with 2 and n - 4 degrees of freedom, if the position was known
 *     beforehand
 * @param p the p-value to use: that of the test where the position was given, that of the permutations where it was
 *     searched
 */
public record Segments(double position, LeastSquaresLine before, LeastSquaresLine after, FTest test, double p) {

    /**
     * Two lines that part at a position known beforehand, as from a covariate.
     *
     * @param x where each y was measured; any order, repeats welcome
     * @throws IllegalArgumentException if the lengths differ, a value is not finite, y is constant, or a side has fewer
     *     than three points or two different x
     */
    public static Segments at(double[] x, double[] y, double position) {
        Inputs.finite("position", position);
        Inputs.pairs(x, y, 6);
        Inputs.notConstant("y", y);
        LeastSquaresLine before = line("before", x, y, value -> value < position);
        LeastSquaresLine after = line("after", x, y, value -> value >= position);
        TrendBasis trend = new TrendBasis(x, 1);
        double[] residuals = trend.left(y);
        double explained = new BrokenLine(x, trend, position).explained(residuals);
        double left = Math.max(0, TrendBasis.dot(residuals, residuals) - explained);
        FTest test = FTest.of(explained, left, 2, x.length - 4.0);
        return new Segments(position, before, after, test, test.p());
    }

    /** The jump from the line before to the line after, at the position, in the unit of y. */
    public double jump() {
        return after.at(position) - before.at(position);
    }

    /**
     * The two lines that explain most, wherever they part. Every different x is tried that leaves three different x on
     * either side.
     *
     * @param permutations how often the residuals of a single line are dealt out; the smallest p is 1 / (permutations + 1)
     * @param seed the seed of the permutations
     * @throws IllegalArgumentException as {@link #at}, or if no x leaves three on either side
     */
    public static Segments search(double[] x, double[] y, int permutations, long seed) {
        Inputs.pairs(x, y, 6);
        Inputs.notConstant("y", y);
        Inputs.levels("x", x, 6);
        double[] levels = TrendBasis.levels(x);
        TrendBasis trend = new TrendBasis(x, 1);
        double[] residuals = trend.left(y);
        BrokenLine[] candidates = Arrays.stream(levels, 3, levels.length - 2)
                .mapToObj(position -> new BrokenLine(x, trend, position))
                .toArray(BrokenLine[]::new);
        int best = argmax(candidates, residuals);
        double p =
                ResidualPermutation.p(residuals, dealt -> share(candidates, trend.residual(dealt)), permutations, seed);
        Segments found = at(x, y, levels[3 + best]);
        return new Segments(found.position(), found.before(), found.after(), found.test(), p);
    }

    private static double share(BrokenLine[] candidates, double[] residuals) {
        return TrendBasis.share(candidates[argmax(candidates, residuals)].explained(residuals), residuals);
    }

    private static int argmax(BrokenLine[] candidates, double[] residuals) {
        int best = 0;
        double largest = -1;
        for (int i = 0; i < candidates.length; i++) {
            double explained = candidates[i].explained(residuals);
            if (explained > largest) {
                largest = explained;
                best = i;
            }
        }
        return best;
    }

    private static LeastSquaresLine line(String side, double[] x, double[] y, DoublePredicate part) {
        int[] chosen = IntStream.range(0, x.length).filter(i -> part.test(x[i])).toArray();
        double[] xs = Arrays.stream(chosen).mapToDouble(i -> x[i]).toArray();
        double[] ys = Arrays.stream(chosen).mapToDouble(i -> y[i]).toArray();
        Inputs.sample("x " + side + " the break", xs, 3);
        Inputs.levels("x " + side + " the break", xs, 2);
        return LeastSquaresLine.of(xs, ys);
    }
}
