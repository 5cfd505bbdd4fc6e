package dev.plumbline.statistics;

import java.util.Optional;

/**
 * Independent positive values whose logarithms are normal: their geometric mean and its t interval.
 *
 * <p>mean = Σ log x / n; the standard error of it is s / √n on n − 1 degrees of freedom, with s² = Σ (log x − mean)² / (n −
 * 1). Values without variance give an interval of no width; one value gives none.
 */
public final class LogSample {

    private final int count;
    private final double mean;
    private final double variance;

    private LogSample(int count, double mean, double variance) {
        this.count = count;
        this.mean = mean;
        this.variance = variance;
    }

    /**
     * A sample.
     *
     * @param logs the values' natural logarithms; finite, at least one
     */
    public static LogSample ofLogs(double... logs) {
        if (logs.length == 0) {
            throw new IllegalArgumentException("a sample needs a value");
        }
        double sum = 0;
        for (double log : logs) {
            if (!Double.isFinite(log)) {
                throw new IllegalArgumentException("a logarithm must be finite, but is " + log);
            }
            sum += log;
        }
        double mean = sum / logs.length;
        double squares = 0;
        for (double log : logs) {
            squares += (log - mean) * (log - mean);
        }
        return new LogSample(logs.length, mean, logs.length == 1 ? 0 : squares / (logs.length - 1));
    }

    /** How many values there are. */
    public int count() {
        return count;
    }

    /** The mean of the logarithms. */
    public double meanLog() {
        return mean;
    }

    /** The geometric mean, in the values' unit. */
    public double geometricMean() {
        return Math.exp(mean);
    }

    /** The variance of the logarithms over n − 1; 0 for one value. */
    public double variance() {
        return variance;
    }

    /** The mean with its error; empty for one value. */
    public Optional<Estimate> estimate() {
        return count < 2 ? Optional.empty() : Optional.of(new Estimate(mean, Math.sqrt(variance / count), count - 1.0));
    }
}
