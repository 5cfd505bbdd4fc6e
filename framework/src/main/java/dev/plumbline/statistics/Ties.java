package dev.plumbline.statistics;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/** Groups of equal values, as the variances of rank statistics need them. */
final class Ties {

    private Ties() {}

    static boolean any(double[] values) {
        return Arrays.stream(values).distinct().count() < values.length;
    }

    /** The sum of a term over the sizes of all groups of equal values. */
    static double sum(double[] values, LongToDoubleFunction term) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            // 0.0 and -0.0 are one value here, though the sort tells them apart
            if (i == sorted.length || sorted[i] != sorted[start]) {
                sum += term.applyAsDouble(i - start);
                start = i;
            }
        }
        return sum;
    }

    /** {@code Σ (t³ - t)}, the correction of Wilcoxon's and Mann and Whitney's variance. */
    static double cubes(double[] values) {
        return sum(values, t -> (double) t * t * t - t);
    }
}
