package dev.plumbline.baseline;

import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.statistics.LogSample;
import java.util.List;

/**
 * Whether the blocks run so far measure every treatment closely enough. It looks at the width of intervals alone, never at a
 * difference to anything: whoever stops as soon as a difference looks significant finds one in the end, changed or not.
 *
 * @param enough whether the interval of every treatment's mean, of every response and on every arm, is narrow enough
 * @param width half the widest of the intervals, as a share of its mean: 0.02 for ±2 %; infinite where a treatment has fewer than
 *     two values, or values that cannot be used
 * @param of what has the widest interval, as {@code iops of vms=8}
 */
public record Stopping(boolean enough, double width, String of) {

    private static final double CONFIDENCE = 0.95;

    /** Fewer blocks than this are never enough: two values that happen to agree are no precision. */
    private static final int FEWEST_BLOCKS = 3;

    /**
     * Looks at the blocks so far.
     *
     * @param session the session with the trials run so far, broken ones among them; only whole blocks count
     * @param precision the half-width that is wanted, as a share: 0.02 for ±2 %; greater than 0
     */
    public static Stopping of(Session session, double precision) {
        if (!(precision > 0)) {
            throw new IllegalArgumentException("a precision is greater than 0, but is " + precision);
        }
        Session whole = session.wholeBlocks();
        double width = 0;
        String of = "";
        long blocks =
                whole.trials().stream().map(trial -> trial.block()).distinct().count();
        Session counted = blocksOnly(whole);
        for (Response response : session.experiment().responses()) {
            for (SweepValues values : values(counted, response)) {
                for (String treatment : session.design().treatments()) {
                    double own = width(
                            values.row(treatment).map(SweepValues.Row::logs).orElse(List.of()), blocks);
                    if (own > width) {
                        width = own;
                        of = response.name() + " of " + treatment;
                    }
                }
            }
        }
        return new Stopping(blocks >= FEWEST_BLOCKS && width <= precision, width, of);
    }

    /** As a session that has ended, of which only whole blocks are read. */
    private static Session blocksOnly(Session whole) {
        return whole.measured(whole.design(), whole.fixtures(), whole.trials(), "not yet");
    }

    private static List<SweepValues> values(Session session, Response response) {
        return session.design().arms().isEmpty()
                ? List.of(SweepValues.of(session, response))
                : SweepValues.ofArms(session, response);
    }

    private static double width(List<Double> logs, long blocks) {
        if (logs.size() < 2 || logs.size() < blocks) {
            return Double.POSITIVE_INFINITY;
        }
        double[] values = logs.stream().mapToDouble(Double::doubleValue).toArray();
        return LogSample.ofLogs(values)
                .estimate()
                .map(mean -> Math.expm1(mean.interval(CONFIDENCE).halfWidth()))
                .orElse(Double.POSITIVE_INFINITY);
    }
}
