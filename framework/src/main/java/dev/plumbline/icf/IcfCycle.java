package dev.plumbline.icf;

import dev.plumbline.model.MisuseException;
import java.util.ArrayList;
import java.util.List;

/**
 * The values that a sweep goes through, always upwards.
 *
 * @param start the first value, 1 or more
 * @param step what is added, or multiplied with, 1 or more
 * @param exponential whether each value is the one before times the step; with a step of 1 it is added all the same
 */
public record IcfCycle(int start, int step, boolean exponential) {

    static final IcfCycle ONE_BY_ONE = new IcfCycle(1, 1, false);

    /** Rejects sweeps that would not end. */
    public IcfCycle {
        if (start < 1 || step < 1) {
            throw new MisuseException(
                    "a sweep must start at 1 or more in steps of 1 or more, but is " + start + " in steps of " + step);
        }
    }

    /** The values up to one that is included if the steps meet it; empty where the start lies beyond. */
    public List<Integer> values(int most) {
        List<Integer> values = new ArrayList<>();
        for (long value = start; value <= most; value = exponential && step > 1 ? value * step : value + step) {
            values.add((int) value);
        }
        return values;
    }
}
