package dev.plumbline.load;

import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Answer.Value;
import dev.plumbline.model.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Counts the operations that ended within an interval of whole milliseconds. */
final class FioTally implements FioLog.Reader {

    private static final int STEPS = 10;
    private static final long SHORTEST_STEP_MILLIS = 20;

    private final long from;
    private final long to;
    private final long step;
    private final double[] steps;
    private final Histogram latencies = new Histogram(3);
    private long bytes;

    /** Both in milliseconds since 1970. */
    FioTally(long from, long to) {
        this.from = from;
        this.to = to;
        this.step = Math.max(SHORTEST_STEP_MILLIS, (to - from) / STEPS);
        this.steps = new double[Math.max(1, (int) ((to - from) / step))];
    }

    @Override
    public void operation(long endMillis, long latencyNanos, long size) {
        if (endMillis < from || endMillis >= to) {
            return;
        }
        latencies.recordValue(latencyNanos);
        bytes += size;
        int number = (int) ((endMillis - from) / step);
        if (number < steps.length) { // what is left over after the last whole step is no step
            steps[number]++;
        }
    }

    /** Operation times in nanoseconds. */
    Histogram latencies() {
        return latencies;
    }

    List<Value> values() {
        double seconds = (to - from) / 1e3;
        long operations = latencies.getTotalCount();
        List<Value> values = new ArrayList<>();
        values.add(new Value("iops", "1/s", operations / seconds, Combine.SUM));
        values.add(new Value("throughput", "MiB/s", bytes / seconds / (1 << 20), Combine.SUM));
        if (operations > 0) {
            values.add(new Value("latency", "ms", latencies.getMean() / 1e6, Combine.MEAN, operations));
        }
        return values;
    }

    Series series() {
        double perSecond = 1e3 / step;
        return new Series(
                "iops",
                "1/s",
                step,
                Arrays.stream(steps).map(count -> count * perSecond).boxed().toList());
    }
}
