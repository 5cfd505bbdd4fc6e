package dev.plumbline.model;

/**
 * A confidence interval.
 *
 * @param low its lower bound; may be negative infinity where the data cannot tell
 * @param high its upper bound; may be positive infinity where the data cannot tell
 * @param confidence its coverage, 0.95 for 95 %
 */
public record Interval(double low, double high, double confidence) {

    /** Rejects bounds that are not numbers or stand the wrong way round. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval runs from low to high, but got " + low + " to " + high);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence lies between 0 and 1, but is " + confidence);
        }
    }

    /** Whether the value lies inside, bounds included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
