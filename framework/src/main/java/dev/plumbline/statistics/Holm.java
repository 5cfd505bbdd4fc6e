package dev.plumbline.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Control of the chance that even one of several tests is a false alarm, with no assumption about how they depend on
 * each other. Source: Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics
 * 6, 1979; as adjusted p-values: Wright, Biometrics 48, 1992.
 */
public final class Holm {

    private Holm() {}

    /**
     * Adjusted p-values in the order given: with {@code p(1) <= ... <= p(m)}, the i-th smallest becomes
     * {@code max over j <= i of min(1, (m - j + 1) p(j))}. A test may be rejected at α when its adjusted p-value is at most
     * α. No p-values give no p-values; equal ones stay equal.
     *
     * @throws IllegalArgumentException if a p-value does not lie in 0..1
     */
    public static double[] adjust(double[] p) {
        Inputs.pValues(p);
        int[] order = ascending(p);
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int i = 0; i < order.length; i++) {
            largest = Math.max(largest, Math.min(1, (p.length - i) * p[order[i]]));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }

    static int[] ascending(double[] p) {
        Integer[] order = IntStream.range(0, p.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
