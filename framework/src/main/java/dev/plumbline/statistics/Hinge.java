package dev.plumbline.statistics;

/**
 * A knee: two straight lines that meet, {@code y = a + b x + c max(0, x - knee)}, with the knee anywhere, also between
 * two measured x. Assumes independent normal errors of one variance for the interval, exchangeable ones for p. The fit
 * is exact, since between two neighbours of x the explained sum of squares is a ratio of two quadratics in the knee.
 * Sources: Hudson, Fitting segmented curves whose join points have to be estimated, Journal of the American Statistical
 * Association 61, 1966; the interval is the profile likelihood's, as in Seber and Wild, Nonlinear Regression, 1989,
 * chapters 5 and 9: all knees with {@code S(k) <= S(knee) (1 + F(confidence; 1, n - 4) / (n - 4))}.
 *
 * @param knee where the lines meet, in the unit of x
 * @param kneeInterval the hull of the profile interval; infinite on a side where it runs into the outermost knee that can
 *     be fitted
 * @param height y at the knee
 * @param slopeBefore unit of y per unit of x
 * @param slopeAfter likewise, from the knee on
 * @param residualDeviation the standard deviation about the lines, with n - 4 degrees of freedom, in the unit of y
 * @param p p-value, by permutation, against "one straight line is enough"
 */
public record Hinge(
        double knee,
        ConfidenceInterval kneeInterval,
        double height,
        double slopeBefore,
        double slopeAfter,
        double residualDeviation,
        double p) {

    /**
     * Fits the two lines. The knee is looked for from the second smallest to the second largest different x, so that
     * either line has two of them.
     *
     * @param x where each y was measured; any order, repeats welcome
     * @param permutations how often the residuals of a single line are dealt out; the smallest p is 1 / (permutations + 1)
     * @param seed the seed of the permutations
     * @throws IllegalArgumentException if the lengths differ, a value is not finite, y is constant, or there are fewer
     *     than five points or four different x
     */
    public static Hinge of(double[] x, double[] y, double confidence, int permutations, long seed) {
        Inputs.pairs(x, y, 5);
        Inputs.levels("x", x, 4);
        Inputs.notConstant("y", y);
        Inputs.share("confidence", confidence);
        HingeProfile profile = new HingeProfile(x);
        return profile.fit(y, confidence, permutations, seed);
    }
}
