package dev.plumbline.statistics;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Whether a measured window is steady enough to be summed up in one value: its range and the rise of its least squares
 * line are each small against its mean. Source: SNIA, Solid State Storage Performance Test Specification 2.0.2, 2020,
 * definition of steady state, which takes five rounds, a range of at most 20 % and a rise of at most 10 %. A rule, not a
 * test: it has no error rate. {@link Kendall} and {@link Pettitt} test for drift and shift.
 *
 * @param mean the mean of the window, in the unit of the values
 * @param range largest less smallest value, as a share of the mean
 * @param rise how far the least squares line rises or falls over the window, as a share of the mean; 0 or more
 * @param steady whether both stay within their limits
 */
public record SteadyState(double mean, double range, double rise, boolean steady) {

    /** The rounds in SNIA's window. */
    public static final int SNIA_WINDOW = 5;

    /** SNIA's limits: a range of 20 % and a rise of 10 % of the mean. */
    public static final Limits SNIA = new Limits(0.20, 0.10);

    /**
     * What counts as steady, limits included.
     *
     * @param range the largest share of the mean that the range may have; above 0
     * @param rise the largest share of the mean that the rise may have; above 0
     */
    public record Limits(double range, double rise) {

        /** Rejects limits that are not above 0. */
        public Limits {
            Inputs.positive("range", range);
            Inputs.positive("rise", rise);
        }
    }

    /**
     * Checks one window.
     *
     * @param window three or more values at equal distances, none below 0, not all 0
     * @throws IllegalArgumentException if there are fewer, or a value is not finite or below 0, or all are 0
     */
    public static SteadyState of(double[] window, Limits limits) {
        Inputs.sample("window", window, 3);
        if (Arrays.stream(window).anyMatch(value -> value < 0)) {
            throw new IllegalArgumentException("window must not hold values below 0");
        }
        double mean = Arrays.stream(window).average().orElseThrow();
        if (mean == 0) {
            throw new IllegalArgumentException("window must not hold zeros alone");
        }
        double[] steps = IntStream.range(0, window.length).asDoubleStream().toArray();
        double slope = LeastSquaresLine.of(steps, window).slope().value();
        double range = (DoubleStream.of(window).max().orElseThrow()
                        - DoubleStream.of(window).min().orElseThrow())
                / mean;
        double rise = Math.abs(slope) * (window.length - 1) / mean;
        return new SteadyState(mean, range, rise, range <= limits.range() && rise <= limits.rise());
    }

    /**
     * Where the first steady window of a series starts.
     *
     * @param length the number of values in a window, 3 or more
     * @return its index from 0; empty where no window is steady or the series is shorter than one; a
     *     window of zeros alone is not steady
     */
    public static OptionalInt first(double[] series, int length, Limits limits) {
        Inputs.finite("series", series);
        return IntStream.rangeClosed(0, series.length - length)
                .filter(from -> steady(Arrays.copyOfRange(series, from, from + length), limits))
                .findFirst();
    }

    private static boolean steady(double[] window, Limits limits) {
        boolean stalled = Arrays.stream(window).allMatch(value -> value == 0);
        return !stalled && of(window, limits).steady();
    }
}
