package dev.plumbline.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The distribution of {@code (Z + δ) / √(χ²(v) / v)}, which t follows when there is an effect. Integrated over the
 * standard deviation: {@code P(T <= t) = ∫ Φ(t s - δ) f(s) ds}, with f the density of {@code √(χ²(v) / v)}. Source:
 * Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions, volume 2, 2nd edition, 1995, chapter 31.
 */
final class NoncentralT {

    private static final double NEGLIGIBLE = 1e-14;
    private static final int PIECES = 64;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();

    private NoncentralT() {}

    /** P(T <= t); infinite degrees of freedom are the normal distribution about δ. */
    static double cumulative(double t, double freedom, double delta) {
        if (Double.isInfinite(freedom)) {
            return NORMAL.cumulativeProbability(t - delta);
        }
        ChiSquaredDistribution chi = ChiSquaredDistribution.of(freedom);
        double low = Math.sqrt(chi.inverseCumulativeProbability(NEGLIGIBLE) / freedom);
        double high = Math.sqrt(chi.inverseSurvivalProbability(NEGLIGIBLE) / freedom);
        double sum = 0;
        double width = (high - low) / PIECES;
        for (int i = 0; i < PIECES; i++) {
            GaussIntegrator piece = GAUSS.legendre(10, low + i * width, low + (i + 1) * width);
            sum += piece.integrate(s -> NORMAL.cumulativeProbability(t * s - delta) * density(chi, s, freedom));
        }
        return Math.max(0, Math.min(1, sum));
    }

    private static double density(ChiSquaredDistribution chi, double s, double freedom) {
        return 2 * freedom * s * chi.density(freedom * s * s);
    }
}
