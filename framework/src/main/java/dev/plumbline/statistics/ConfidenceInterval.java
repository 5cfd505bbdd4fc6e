package dev.plumbline.statistics;

/**
 * A two-sided confidence interval.
 *
 * @param low its lower bound; negative infinity where the data set none
 * @param high its upper bound; positive infinity where the data set none
 * @param confidence the coverage that was asked for, between 0 and 1; the coverage reached is at least this where
 *     the method is exact
 */
public record ConfidenceInterval(double low, double high, double confidence) {

    /** Rejects bounds that are not numbers or stand the wrong way round. */
    public ConfidenceInterval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval runs from low to high, but got " + low + " to " + high);
        }
        Inputs.share("confidence", confidence);
    }

    /** The interval that says nothing: the whole line. */
    static ConfidenceInterval unbounded(double confidence) {
        return new ConfidenceInterval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, confidence);
    }

    /** Whether the value lies inside, bounds included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Half the width, in the unit of the bounds; infinite where a bound is. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** The interval of a ratio from the interval of its logarithm: e to the power of both bounds. */
    public ConfidenceInterval exponentiated() {
        return new ConfidenceInterval(Math.exp(low), Math.exp(high), confidence);
    }
}
