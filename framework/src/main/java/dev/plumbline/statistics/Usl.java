package dev.plumbline.statistics;

import java.util.List;
import java.util.Optional;

/**
 * The universal scalability law: {@code X(N) = γ N / (1 + α (N - 1) + β N (N - 1))}, fitted by least squares. Assumes
 * independent normal errors of one variance. The errors of the parameters are those of the linearised fit. Source:
 * Gunther, Guerrilla Capacity Planning, 2007, chapters 4 and 5; Seber and Wild, Nonlinear Regression, 1989, chapter 5.
 *
 * <p>Parameters are returned as found: a negative α means better than linear growth, a β of 0 or less no peak. A curve
 * may follow the law badly; {@link #structureP} says so, and no parameter should be used then.
 *
 * @param gamma throughput at N = 1 by the law, in the unit of the throughput, with n - 3 degrees of freedom
 * @param alpha contention, without unit
 * @param beta coherency, without unit
 * @param logPeak the logarithm of the N with the largest throughput, {@code √((1 - α) / β)}, with its error by the delta
 *     method; empty where the law has no peak
 * @param residualDeviation the standard deviation about the curve, with n - 3 degrees of freedom
 * @param residuals measured less fitted, by ascending load
 * @param structureP p-value against "the law fits": of lack of fit where any load was measured more than once, otherwise
 *     of too few runs of signs, which can say little about fewer than eight points
 */
public record Usl(
        Estimate gamma,
        Estimate alpha,
        Estimate beta,
        Optional<Estimate> logPeak,
        double residualDeviation,
        List<Double> residuals,
        double structureP) {

    /** Copies the residuals. */
    public Usl {
        residuals = List.copyOf(residuals);
    }

    /**
     * Fits the law.
     *
     * @param load N of each measurement, above 0; any order, repeats welcome
     * @param throughput X of each measurement, above 0, in any unit
     * @throws IllegalArgumentException if the lengths differ, a value is not finite and above 0, there are fewer than four
     *     points or three different loads, or no parameters can be found
     */
    public static Usl of(double[] load, double[] throughput) {
        Inputs.pairs(load, throughput, 4);
        for (int i = 0; i < load.length; i++) {
            Inputs.positive("load[" + i + "]", load[i]);
            Inputs.positive("throughput[" + i + "]", throughput[i]);
        }
        Inputs.levels("load", load, 3);
        return UslFit.of(load, throughput);
    }

    /** The throughput by the law, in the unit of the throughput. */
    public double at(double load) {
        return UslFit.throughput(load, gamma.value(), alpha.value(), beta.value());
    }
}
