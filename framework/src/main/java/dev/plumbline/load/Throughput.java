package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.model.Quantities;
import java.util.Arrays;

/** Operations a second of a disk load, held against those before a fault. All moments are on one clock, in nanoseconds. */
final class Throughput {

    private static final int LEAST_BEFORE = 10;

    private final long[] ends;
    private final double former;

    /**
     * @param ends when operations ended, in order
     * @param from when the interval begins
     * @param fault when the fault struck
     * @throws IncompleteTrialException when too little was done before it
     */
    Throughput(long[] ends, long from, long fault) {
        this.ends = ends;
        long before = count(from, fault);
        if (before < LEAST_BEFORE) {
            throw new IncompleteTrialException("only " + before + " operations ended before the fault, too few to tell"
                    + " the former throughput; let it strike later, or lengthen the interval");
        }
        this.former = (double) before / (fault - from);
    }

    /** How much ended in a span, as a share of what would have at the former throughput. */
    double kept(long from, long to) {
        return count(from, to) / (former * (to - from));
    }

    /**
     * How long after the repair it was back at the former throughput.
     *
     * @throws IncompleteTrialException when it was not back by the end of the interval
     */
    double recovery(long repaired, long to) {
        return Recovery.search(ends, former, repaired, to)
                .orElseThrow(() -> new IncompleteTrialException("the load was not back at its former throughput of "
                        + Quantities.formatNumber(former * 1e9) + " operations a second: after the repair it did "
                        + Quantities.formatPercent(kept(repaired, to))
                        + " of it to the end of the interval; lengthen the interval, as -Dplumbline.measure=30s, or"
                        + " repair earlier"))
                .nanos();
    }

    private long count(long after, long until) {
        return Arrays.stream(ends).filter(end -> end > after && end <= until).count();
    }
}
