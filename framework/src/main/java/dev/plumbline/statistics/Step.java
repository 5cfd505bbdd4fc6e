package dev.plumbline.statistics;

/**
 * A jump on a smooth trend: {@code y = polynomial(x) + size · [x >= position]}. Assumes independent normal errors of one
 * variance for the F test, exchangeable ones for the search. Where the trend is more bent than its polynomial, a jump
 * takes up what is left: choose the degree by the family of curves that is expected. Sources: Chow, Tests of equality
 * between sets of coefficients, Econometrica 28, 1960; for the search Andrews, Tests for parameter instability with
 * unknown change point, Econometrica 61, 1993.
 *
 * @param position the smallest x that lies behind the jump
 * @param size by how much y jumps there, in the unit of y; for logarithms the logarithm of a ratio
 * @param test whether the jump is needed, if its position was known beforehand
 * @param p the p-value to use: that of the test where the position was given, that of the permutations where it was
 *     searched
 */
public record Step(double position, Estimate size, FTest test, double p) {

    /**
     * A jump at a position that was known beforehand, as from a covariate.
     *
     * @param x where each y was measured; any order, repeats welcome
     * @param position points with {@code x >= position} lie behind the jump; at least one different x must lie on
     *     either side, and more where the degree asks for it
     * @param degree the degree of the trend: 0 for a level, 1 for a line, up to 5
     * @throws IllegalArgumentException if the lengths differ, a value is not finite, y is constant, fewer than degree + 3
     *     points are given, or the trend can follow the jump exactly
     */
    public static Step at(double[] x, double[] y, double position, int degree) {
        Inputs.finite("position", position);
        return new StepSearch(x, y, degree).at(position);
    }

    /**
     * A jump at a position that was known beforehand, on a trend of two straight lines that meet anywhere, as of
     * throughput that grows until something is full. No polynomial follows such a trend: it would leave a jump that is
     * none.
     *
     * <p>The size and the F test, with 1 and n - 5 degrees of freedom, take the knee as if it were known; p does not: it
     * is that of the permutations, which look for the knee anew each time.
     *
     * @param position points with {@code x >= position} lie behind the jump; two different x must lie on either side
     * @param permutations how often the residuals are dealt out; the smallest p is 1 / (permutations + 1)
     * @param seed the seed of the permutations
     * @throws IllegalArgumentException if the lengths differ, a value is not finite, y is constant, there are fewer than
     *     six points or five different x, or fewer than two of them on one side
     */
    public static Step atBesideKnee(double[] x, double[] y, double position, int permutations, long seed) {
        Inputs.finite("position", position);
        return new StepBesideKnee(x, y, position).test(permutations, seed);
    }

    /**
     * A jump at a position that was known beforehand and that neither a cubic nor a knee explains: the less convincing of
     * {@link #at} with degree 3 and {@link #atBesideKnee}. Both have to reject, so that the larger p-value holds the level
     * without a correction (Berger, Multiparameter hypothesis testing and acceptance sampling, Technometrics 24, 1982).
     *
     * <p>Meant for curves of throughput against size, with both as logarithms: there a cubic follows what bends gently and
     * a knee what is suddenly full. Either alone takes some curves of the other kind for a jump nearly every time.
     *
     * @param permutations how often the residuals are dealt out; the smallest p is 1 / (permutations + 1)
     * @param seed the seed of the permutations
     * @throws IllegalArgumentException as the two do
     */
    public static Step beyondSmooth(double[] x, double[] y, double position, int permutations, long seed) {
        Step onCubic = at(x, y, position, 3);
        Step besideKnee = atBesideKnee(x, y, position, permutations, seed);
        return onCubic.p() > besideKnee.p() ? onCubic : besideKnee;
    }

    /**
     * The jump that explains most, wherever it is. Every different x is tried that leaves two different x on either
     * side.
     *
     * @param permutations how often the residuals are dealt out; the smallest p is 1 / (permutations + 1)
     * @param seed the seed of the permutations
     * @throws IllegalArgumentException as {@link #at}, or if no x leaves two on either side
     */
    public static Step search(double[] x, double[] y, int degree, int permutations, long seed) {
        return new StepSearch(x, y, degree).best(permutations, seed);
    }
}
