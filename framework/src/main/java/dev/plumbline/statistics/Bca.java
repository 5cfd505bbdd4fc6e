package dev.plumbline.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * An interval for any statistic of a sample, by resampling: the bootstrap, corrected for bias and acceleration. Assumes
 * independent values and a statistic that is smooth in them. Source: Efron, Better bootstrap confidence intervals,
 * Journal of the American Statistical Association 82, 1987; Efron and Tibshirani, An Introduction to the Bootstrap, 1993,
 * section 14.3.
 *
 * <p>From few values the interval is too short: for the mean of normal values, 95 % become 84 % with 5, 90 % with 10, 93 %
 * with 20 and 94 % with 40. A treatment usually has fewer trials than that; then it is no substitute for a t interval.
 *
 * @param estimate the statistic of the sample
 * @param bias z0, the normal score of the share of resamples below the estimate
 * @param acceleration a, from the skewness of the statistic when one value is left out
 * @param interval the interval, in the unit of the statistic
 */
public record Bca(double estimate, double bias, double acceleration, ConfidenceInterval interval) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Resamples.
     *
     * @param sample two or more values of any kind; pairs are drawn as pairs
     * @param statistic a pure function that gives a finite number for every resample
     * @param resamples how many to draw; 2,000 or more for 95 %
     * @param seed the seed of the draws: the same seed gives the same interval
     * @throws IllegalArgumentException if there are fewer than two values or 100 resamples, the statistic is not finite
     *     somewhere, or it lies outside all resamples, as where it does not vary
     */
    public static <T> Bca of(
            List<T> sample, ToDoubleFunction<List<T>> statistic, int resamples, long seed, double confidence) {
        Inputs.share("confidence", confidence);
        if (sample.size() < 2) {
            throw new IllegalArgumentException("sample must hold at least 2 values, but holds " + sample.size());
        }
        if (resamples < 100) {
            throw new IllegalArgumentException("resamples must be at least 100, but are " + resamples);
        }
        double estimate = finite(statistic, sample);
        double[] drawn = draw(sample, statistic, resamples, seed);
        double below = Arrays.stream(drawn).filter(v -> v < estimate).count() / (double) resamples;
        if (below == 0 || below == 1) {
            throw new IllegalArgumentException(
                    "the statistic must vary over the resamples, but " + estimate + " lies at their edge");
        }
        double bias = NORMAL.inverseCumulativeProbability(below);
        double acceleration = acceleration(sample, statistic);
        double tail = (1 - confidence) / 2;
        double low = quantile(drawn, corrected(tail, bias, acceleration));
        double high = quantile(drawn, corrected(1 - tail, bias, acceleration));
        return new Bca(estimate, bias, acceleration, new ConfidenceInterval(low, high, confidence));
    }

    private static <T> double[] draw(List<T> sample, ToDoubleFunction<List<T>> statistic, int resamples, long seed) {
        Random random = new Random(seed);
        double[] drawn = new double[resamples];
        List<T> resample = new ArrayList<>(sample);
        for (int i = 0; i < resamples; i++) {
            resample.replaceAll(ignored -> sample.get(random.nextInt(sample.size())));
            drawn[i] = finite(statistic, resample);
        }
        Arrays.sort(drawn);
        return drawn;
    }

    private static <T> double acceleration(List<T> sample, ToDoubleFunction<List<T>> statistic) {
        double[] without = IntStream.range(0, sample.size())
                .mapToDouble(i -> {
                    List<T> rest = new ArrayList<>(sample);
                    rest.remove(i);
                    return finite(statistic, rest);
                })
                .toArray();
        double mean = Arrays.stream(without).average().orElseThrow();
        double squares = Arrays.stream(without).map(v -> Math.pow(mean - v, 2)).sum();
        double cubes = Arrays.stream(without).map(v -> Math.pow(mean - v, 3)).sum();
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double corrected(double probability, double bias, double acceleration) {
        double z = bias + NORMAL.inverseCumulativeProbability(probability);
        return NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z));
    }

    /** The quantile at (B + 1) p, between neighbours, and the outermost resample beyond them. */
    private static double quantile(double[] sorted, double probability) {
        double place = Math.max(1, Math.min(sorted.length, (sorted.length + 1) * probability));
        int lower = (int) place;
        int upper = Math.min(sorted.length, lower + 1);
        return sorted[lower - 1] + (place - lower) * (sorted[upper - 1] - sorted[lower - 1]);
    }

    private static <T> double finite(ToDoubleFunction<List<T>> statistic, List<T> values) {
        double value = statistic.applyAsDouble(List.copyOf(values));
        Inputs.finite("the statistic of a resample", value);
        return value;
    }
}
