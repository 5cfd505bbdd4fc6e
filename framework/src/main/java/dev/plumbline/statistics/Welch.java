package dev.plumbline.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/**
 * The difference of two means where each side has a variance of its own. Assumes independent values and means that are
 * close to normal. Source: Welch, The generalization of Student's problem when several different population variances
 * are involved, Biometrika 34, 1947: {@code t = (m1 - m2) / √(s1²/n1 + s2²/n2)} with the degrees of freedom of
 * Satterthwaite (1946).
 *
 * @param difference mean of the first sample minus mean of the second, in the unit of the values, with its error
 * @param t the test statistic
 * @param p two-sided p-value against "the means are equal"
 */
public record Welch(Estimate difference, double t, double p) {

    /**
     * Compares two samples.
     *
     * @throws IllegalArgumentException if a sample has fewer than two values or one that is not finite, or if both are
     *     constant: without any variance there is no t
     */
    public static Welch of(double[] first, double[] second) {
        Inputs.sample("first", first, 2);
        Inputs.sample("second", second, 2);
        if (Inputs.constant(first) && Inputs.constant(second)) {
            throw new IllegalArgumentException("first and second must not both be constant: there is no variance");
        }
        TTest.Result result =
                TTest.withDefaults().with(DataDispersion.HETEROSCEDASTIC).test(first, second);
        Estimate difference =
                new Estimate(mean(first) - mean(second), standardError(first, second), result.getDegreesOfFreedom());
        return new Welch(difference, result.getStatistic(), result.getPValue());
    }

    private static double standardError(double[] first, double[] second) {
        return Math.sqrt(squaredError(first) + squaredError(second));
    }

    private static double squaredError(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return squares / (values.length - 1) / values.length;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
