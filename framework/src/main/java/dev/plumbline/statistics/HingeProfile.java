package dev.plumbline.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.FDistribution;

/** The fits behind {@link Hinge}: one gap between neighbouring x after the other. */
final class HingeProfile {

    private final double[] x;
    private final TrendBasis line;
    private final List<HingeGap> gaps = new ArrayList<>();

    HingeProfile(double[] x) {
        this(x, new TrendBasis(x, 1));
    }

    /** Knees on a trend that holds a straight line and perhaps more. */
    HingeProfile(double[] x, TrendBasis line) {
        this.x = x;
        this.line = line;
        double[] levels = TrendBasis.levels(x);
        for (int i = 1; i + 2 < levels.length; i++) {
            gaps.add(new HingeGap(x, line, levels[i], levels[i + 1]));
        }
    }

    Hinge fit(double[] y, double confidence, int permutations, long seed) {
        double[] residuals = line.left(y);
        double left = TrendBasis.dot(residuals, residuals);
        HingeGap.Knee best = best(residuals);
        double rest = Math.max(0, left - best.explained());
        double freedom = x.length - 4.0;
        ConfidenceInterval interval = interval(residuals, left, rest, best.place(), confidence);
        double p = ResidualPermutation.p(residuals, dealt -> share(line.residual(dealt)), permutations, seed);
        return lines(y, best, interval, Math.sqrt(rest / freedom), p);
    }

    /** The knee that explains most of residuals from which the trend is gone. */
    HingeGap.Knee best(double[] residuals) {
        return gaps.stream()
                .map(gap -> gap.best(residuals))
                .max(Comparator.comparingDouble(HingeGap.Knee::explained))
                .orElseThrow();
    }

    private double share(double[] residuals) {
        return TrendBasis.share(best(residuals).explained(), residuals);
    }

    private ConfidenceInterval interval(double[] residuals, double left, double rest, double best, double confidence) {
        double freedom = x.length - 4.0;
        double f = FDistribution.of(1, freedom).inverseCumulativeProbability(confidence);
        double enough = left - rest * (1 + f / freedom);
        double lowest = gaps.get(0).from();
        double highest = gaps.get(gaps.size() - 1).to();
        double low = best;
        double high = best;
        for (HingeGap gap : gaps) {
            for (double knee : gap.explaining(residuals, enough)) {
                low = Math.min(low, knee);
                high = Math.max(high, knee);
            }
        }
        return new ConfidenceInterval(
                low <= lowest ? Double.NEGATIVE_INFINITY : low,
                high >= highest ? Double.POSITIVE_INFINITY : high,
                confidence);
    }

    private Hinge lines(double[] y, HingeGap.Knee best, ConfidenceInterval interval, double deviation, double p) {
        double knee = best.place();
        double bend = best.bend();
        double[] straightened = y.clone();
        for (int i = 0; i < x.length; i++) {
            straightened[i] -= bend * Math.max(0, x[i] - knee);
        }
        LeastSquaresLine before = LeastSquaresLine.of(x, straightened);
        double slope = before.slope().value();
        return new Hinge(knee, interval, before.at(knee), slope, slope + bend, deviation, p);
    }
}
