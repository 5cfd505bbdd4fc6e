package dev.plumbline.statistics;

/**
 * Whether a series shifted once, and where: drift within a session. Assumes independent values of one distribution but
 * for the shift. Source: Pettitt, A non-parametric approach to the change-point problem, Applied Statistics 28, 1979:
 * {@code U(t) = Σ i <= t Σ j > t sign(x(i) - x(j))}, {@code K = max |U(t)|}, {@code p = 2 exp(-6 K² / (n³ + n²))}, good to
 * 0.01 where it is below 0.5 and cut off at 1. Ties count zero; a constant series has K = 0 and p = 1.
 *
 * @param lastBefore the index of the last value before the shift, from 0; the earliest where several explain as much
 * @param k the statistic
 * @param p two-sided, approximate p-value against "there is no shift"
 */
public record Pettitt(int lastBefore, double k, double p) {

    /**
     * Tests a series in the order it was measured.
     *
     * @throws IllegalArgumentException if there are fewer than two values, or one that is not finite
     */
    public static Pettitt of(double[] series) {
        Inputs.sample("series", series, 2);
        double u = 0;
        double largest = 0;
        int lastBefore = 0;
        for (int t = 0; t < series.length - 1; t++) {
            // moving one value across changes U by its comparison with all others
            for (double other : series) {
                u += Math.signum(series[t] - other);
            }
            if (Math.abs(u) > largest) {
                largest = Math.abs(u);
                lastBefore = t;
            }
        }
        double n = series.length;
        double p = Math.min(1, 2 * Math.exp(-6 * largest * largest / (n * n * n + n * n)));
        return new Pettitt(lastBefore, largest, p);
    }
}
