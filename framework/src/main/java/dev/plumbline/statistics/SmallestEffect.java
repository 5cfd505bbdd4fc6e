package dev.plumbline.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * The effect that a t test would find with a given chance, when the standard error is itself only estimated, on few degrees of
 * freedom.
 *
 * <p>{@link Power#smallestDetectable} takes the standard error as known. Put an estimate there, and half of the time the stated
 * effect is too small: on 2 degrees of freedom a test finds it in fewer than 60 % of repetitions. Here the k is sought for which
 * an effect of k times the estimated error is found by a repetition with an estimate of its own, averaged over both:
 * {@code P(k s₁ > Z + t(1 − α) s₂)}, with s the root of χ²(v)/v and Z normal, all independent. Source: the predictive
 * distribution of a t statistic, as in Geisser, Predictive Inference, 1993, chapter 2.
 */
public final class SmallestEffect {

    private static final double NEGLIGIBLE = 1e-9;
    private static final int PIECES = 6;
    private static final int POINTS = 10;
    private static final int STEPS = 100;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();

    private final double power;
    private final Map<List<Double>, Double> known = new HashMap<>();

    /** A value of the root of χ²(v)/v and its probability. */
    private record Node(double value, double weight) {}

    /**
     * Remembers what it has worked out; not for several threads.
     *
     * @param power the chance to find the effect, between 0.5 and 1
     */
    public SmallestEffect(double power) {
        if (!(power >= 0.5 && power < 1)) {
            throw new IllegalArgumentException("power must lie between 0.5 and 1, but is " + power);
        }
        this.power = power;
    }

    /**
     * The smallest effect beyond the tested limit, in standard errors.
     *
     * @param degreesOfFreedom of the standard error, above 0; may be infinite
     * @param alpha the level of the one-sided test, below 0.5
     */
    public double inStandardErrors(double degreesOfFreedom, double alpha) {
        return beyondCritical(
                degreesOfFreedom, TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(alpha));
    }

    /**
     * The same for a test that rejects from so many estimated standard errors on.
     *
     * @param degreesOfFreedom of the standard error, above 0; may be infinite
     * @param critical the number of standard errors, above 0
     */
    public double beyondCritical(double degreesOfFreedom, double critical) {
        return known.computeIfAbsent(List.of(degreesOfFreedom, critical), key -> solve(degreesOfFreedom, critical));
    }

    private double solve(double freedom, double critical) {
        List<Node> nodes = nodes(freedom);
        double high = 2 * critical + 2;
        while (found(high, critical, nodes) < power) {
            high *= 2;
        }
        return new BrentSolver(1e-6, 1e-6).solve(STEPS, k -> found(k, critical, nodes) - power, 0, high);
    }

    private static double found(double k, double critical, List<Node> nodes) {
        double sum = 0;
        for (Node stated : nodes) {
            for (Node repeated : nodes) {
                double score = k * stated.value() - critical * repeated.value();
                sum += stated.weight() * repeated.weight() * NORMAL.cumulativeProbability(score);
            }
        }
        return sum;
    }

    private static List<Node> nodes(double freedom) {
        if (Double.isInfinite(freedom)) {
            return List.of(new Node(1, 1));
        }
        ChiSquaredDistribution chi = ChiSquaredDistribution.of(freedom);
        double low = Math.sqrt(chi.inverseCumulativeProbability(NEGLIGIBLE) / freedom);
        double high = Math.sqrt(chi.inverseSurvivalProbability(NEGLIGIBLE) / freedom);
        double width = (high - low) / PIECES;
        List<Node> nodes = new ArrayList<>();
        for (int piece = 0; piece < PIECES; piece++) {
            GaussIntegrator rule = GAUSS.legendre(POINTS, low + piece * width, low + (piece + 1) * width);
            for (int i = 0; i < rule.getNumberOfPoints(); i++) {
                double s = rule.getPoint(i);
                nodes.add(new Node(s, rule.getWeight(i) * 2 * freedom * s * chi.density(freedom * s * s)));
            }
        }
        return nodes;
    }
}
