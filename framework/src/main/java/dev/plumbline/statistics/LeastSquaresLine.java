package dev.plumbline.statistics;

import org.hipparchus.stat.regression.SimpleRegression;

/**
 * The straight line with the smallest sum of squared residuals. Assumes independent normal errors of one variance.
 * Source: Draper and Smith, Applied Regression Analysis, 3rd edition, 1998, chapter 1.
 *
 * <p>Points on a perfect line have standard errors of zero (or of rounding), and r² of 1; a constant y has a slope of 0
 * and r² of 0.
 *
 * @param intercept the line at x = 0, in the unit of y, with n - 2 degrees of freedom
 * @param slope unit of y per unit of x, with n - 2 degrees of freedom
 * @param residualDeviation the standard deviation about the line, in the unit of y
 * @param rSquared the share of the variance of y that the line explains, 0..1
 */
public record LeastSquaresLine(Estimate intercept, Estimate slope, double residualDeviation, double rSquared) {

    /**
     * Fits the line to three or more points.
     *
     * @throws IllegalArgumentException if there are fewer than three points, the lengths differ, a value is not finite,
     *     or x is constant
     */
    public static LeastSquaresLine of(double[] x, double[] y) {
        Inputs.pairs(x, y, 3);
        Inputs.notConstant("x", x);
        SimpleRegression fit = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            fit.addData(x[i], y[i]);
        }
        double freedom = x.length - 2.0;
        return new LeastSquaresLine(
                new Estimate(fit.getIntercept(), fit.getInterceptStdErr(), freedom),
                new Estimate(fit.getSlope(), fit.getSlopeStdErr(), freedom),
                Math.sqrt(fit.getMeanSquareError()),
                fit.getTotalSumSquares() == 0 ? 0 : fit.getRSquare());
    }

    /** The line at a place, in the unit of y. */
    public double at(double x) {
        return intercept.value() + slope.value() * x;
    }
}
