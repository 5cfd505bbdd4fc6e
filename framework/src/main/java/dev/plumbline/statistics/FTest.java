package dev.plumbline.statistics;

import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Whether a larger least squares model explains more than a smaller one inside it: {@code F = ((rss0 - rss1) / q) / (rss1 /
 * v)}. Assumes independent normal errors of one variance. Source: Draper and Smith, Applied Regression Analysis, 3rd
 * edition, 1998, section 6.1.
 *
 * @param f the statistic; infinite where the larger model leaves nothing, 0 where the smaller one does
 * @param numerator degrees of freedom of what was added
 * @param denominator degrees of freedom of what is left
 * @param p p-value against "the smaller model is enough"
 */
public record FTest(double f, double numerator, double denominator, double p) {

    /** Compares what two models explain; both sums of squares have the same unit. */
    static FTest of(double explained, double left, double numerator, double denominator) {
        if (left == 0) {
            return explained == 0
                    ? new FTest(0, numerator, denominator, 1)
                    : new FTest(Double.POSITIVE_INFINITY, numerator, denominator, 0);
        }
        double f = explained / numerator / (left / denominator);
        double p = FDistribution.of(numerator, denominator).survivalProbability(f);
        return new FTest(f, numerator, denominator, p);
    }
}
