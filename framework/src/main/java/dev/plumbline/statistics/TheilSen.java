package dev.plumbline.statistics;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A straight line that a few wild values do not bend: the slope is the median of the slopes of all pairs with different
 * x. Assumes independent errors of one distribution, whatever its shape. Sources: Theil, Indagationes Mathematicae 12,
 * 1950; Sen, Estimates of the regression coefficient based on Kendall's tau, Journal of the American Statistical
 * Association 63, 1968; Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, 3rd edition, 2014, section 9.3.
 *
 * <p>Without ties in x and with fewer than 50 points, the interval is exact; otherwise it is normal with continuity
 * correction and Sen's variance for ties in x. Time and memory grow with the square of the number of points.
 *
 * @param slope unit of y per unit of x
 * @param intercept the median of {@code y - slope · x}, in the unit of y
 * @param slopeInterval the interval of the slope; the whole line where there are too few points for the confidence
 */
public record TheilSen(double slope, double intercept, ConfidenceInterval slopeInterval) {

    /**
     * Fits the line to two or more points.
     *
     * @throws IllegalArgumentException if there are fewer than two points, the lengths differ, a value is not finite, or
     *     x is constant
     */
    public static TheilSen of(double[] x, double[] y, double confidence) {
        Inputs.pairs(x, y, 2);
        Inputs.notConstant("x", x);
        Inputs.share("confidence", confidence);
        double[] slopes = sortedSlopes(x, y);
        double slope = OrderInterval.median(slopes);
        double[] intercepts = IntStream.range(0, x.length)
                .mapToDouble(i -> y[i] - slope * x[i])
                .toArray();
        return new TheilSen(
                slope,
                OrderInterval.median(OrderInterval.sorted(intercepts)),
                OrderInterval.of(slopes, tail(x, slopes.length), confidence));
    }

    private static IntToDoubleFunction tail(double[] x, int slopes) {
        if (x.length < RankCounts.EXACT_BELOW && !Ties.any(x)) {
            double[] tails = RankCounts.concordant(x.length);
            return k -> tails[k];
        }
        double n = x.length;
        double ties = Ties.sum(x, t -> (double) t * (t - 1) * (2 * t + 5));
        double varianceOfScore = (n * (n - 1) * (2 * n + 5) - ties) / 18;
        // the score is twice the count of steeper slopes, less all slopes
        return OrderInterval.normalTail(slopes, varianceOfScore / 4);
    }

    private static double[] sortedSlopes(double[] x, double[] y) {
        return IntStream.range(0, x.length)
                .boxed()
                .flatMapToDouble(i ->
                        IntStream.range(0, i).filter(j -> x[i] != x[j]).mapToDouble(j -> (y[i] - y[j]) / (x[i] - x[j])))
                .sorted()
                .toArray();
    }
}
