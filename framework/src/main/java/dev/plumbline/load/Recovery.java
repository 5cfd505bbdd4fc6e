package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.model.Quantities;
import java.util.Optional;

/**
 * How a service came back after a fault.
 *
 * <p>It is held against its rate between the begin of the interval and the fault. What it falls short of four fifths of that rate adds
 * up as long as it answers fewer, and is made up for once it answers more; where that sum is largest, the service has recovered. That
 * is where a curve of what was answered bends, and a short pause long after the fault does not move it.
 *
 * @param nanos the time from the fault until then; at least that between two answers at the former rate, since a shorter one cannot
 *     be told
 * @param share what was answered after the fault, as a share of what would have been at the former rate
 */
record Recovery(long nanos, double share) {

    private static final int LEAST_BEFORE = 10;
    private static final double FOUR_FIFTHS = 0.8;

    /** For so much of the time after the fault it must have been back, or nobody could tell. */
    private static final double LEAST_BACK = 0.05;

    /**
     * Works it out.
     *
     * @param ends when requests were answered, in order
     * @param from when the interval begins
     * @param fault when the fault struck
     * @param to when the interval ends
     * @throws IncompleteTrialException when too little was answered before, or it had not come back at the end
     */
    static Recovery of(long[] ends, long from, long fault, long to) {
        long before = count(ends, from, fault);
        if (before < LEAST_BEFORE) {
            throw new IncompleteTrialException("only " + before + " requests were answered before the fault, too few to"
                    + " tell the former rate; let it strike later, or lengthen the interval");
        }
        double former = (double) before / (fault - from);
        return search(ends, former, fault, to)
                .orElseThrow(() -> new IncompleteTrialException("the service did not answer at its former rate of "
                        + Quantities.formatNumber(former * 1e9)
                        + " requests a second again: after the fault it answered "
                        + Quantities.formatPercent(count(ends, fault, to) / (former * (to - fault)))
                        + " of it to the end of the interval; lengthen the interval, as -Dplumbline.measure=30s, or ask"
                        + " for less than the other machines can do"));
    }

    /**
     * The same at a known former rate.
     *
     * @param former how many a nanosecond
     * @param fault from when it may have to recover
     * @return empty when it had not come back at the end
     */
    static Optional<Recovery> search(long[] ends, double former, long fault, long to) {
        long after = count(ends, fault, to);
        double largest = 0;
        long moment = fault;
        long answered = 0;
        for (long end : ends) {
            if (end > fault && end <= to) {
                double shortfall = FOUR_FIFTHS * former * (end - fault) - answered;
                if (shortfall > largest) {
                    largest = shortfall;
                    moment = end;
                }
                answered++;
            }
        }
        if (FOUR_FIFTHS * former * (to - fault) - after > largest || to - moment < LEAST_BACK * (to - fault)) {
            return Optional.empty();
        }
        double share = after / (former * (to - fault));
        return Optional.of(new Recovery(Math.max(moment - fault, Math.round(1 / former)), share));
    }

    private static long count(long[] ends, long after, long until) {
        long count = 0;
        for (long end : ends) {
            if (end > after && end <= until) {
                count++;
            }
        }
        return count;
    }
}
