package dev.plumbline.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The median and an interval between two order statistics. Assumes independent values of one distribution, whatever
 * its shape: the number of values above the median is binomial with probability 1/2. Source: Thompson, On confidence
 * ranges for the median, Annals of Mathematical Statistics 7, 1936; Conover, Practical Nonparametric Statistics, 3rd
 * edition, 1999, section 3.2.
 *
 * <p>The smallest sample whose extremes reach 95 % has 6 values. Smaller ones get the whole line. Ties only make the
 * coverage larger.
 *
 * @param median the middle value, or the mean of the two middle ones, in the unit of the values
 * @param interval from the c-th smallest to the c-th largest value; the whole line where no c reaches the confidence
 * @param coverage the coverage of that interval, at least the confidence; 1 for the whole line
 */
public record MedianInterval(double median, ConfidenceInterval interval, double coverage) {

    /**
     * The median of one or more values.
     *
     * @throws IllegalArgumentException if there is no value, or one that is not finite
     */
    public static MedianInterval of(double[] values, double confidence) {
        Inputs.sample("values", values, 1);
        Inputs.share("confidence", confidence);
        double[] sorted = OrderInterval.sorted(values);
        BinomialDistribution above = BinomialDistribution.of(values.length, 0.5);
        int rank = OrderInterval.rank(values.length, above::cumulativeProbability, confidence);
        return new MedianInterval(
                OrderInterval.median(sorted),
                OrderInterval.of(sorted, above::cumulativeProbability, confidence),
                1 - 2 * above.cumulativeProbability(rank - 1));
    }

    /** The smallest number of values whose extremes cover the median with the confidence: {@code 2^(1-n) <= 1 - c}. */
    public static int smallestSample(double confidence) {
        Inputs.share("confidence", confidence);
        int n = 2;
        while (Math.scalb(1.0, 1 - n) > 1 - confidence) {
            n++;
        }
        return n;
    }
}
