package dev.plumbline.statistics;

/**
 * Control of the expected share of false alarms among all alarms, for tests that are independent or positively
 * dependent. Source: Benjamini and Hochberg, Controlling the false discovery rate, Journal of the Royal Statistical
 * Society B 57, 1995.
 */
public final class BenjaminiHochberg {

    private BenjaminiHochberg() {}

    /**
     * Adjusted p-values in the order given: with {@code p(1) <= ... <= p(m)}, the i-th smallest becomes
     * {@code min over j >= i of min(1, m p(j) / j)}. A test may be rejected at the rate q when its adjusted p-value is at
     * most q. No p-values give no p-values; equal ones stay equal.
     *
     * @throws IllegalArgumentException if a p-value does not lie in 0..1
     */
    public static double[] adjust(double[] p) {
        Inputs.pValues(p);
        int[] order = Holm.ascending(p);
        double[] adjusted = new double[p.length];
        double smallest = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            // the factor first, so that rounding cannot push a value below the raw one
            double factor = (double) p.length / (i + 1);
            smallest = Math.min(smallest, factor * p[order[i]]);
            adjusted[order[i]] = smallest;
        }
        return adjusted;
    }
}
