package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Answer.Value;
import dev.plumbline.lab.BlockDevice;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** One machine's operations on its disk; each outstanding operation is a lane. */
final class DiskWorker implements Worker {

    private final String machine;
    private final BlockDevice device;
    private final AccessSpec spec;
    private final long seed;

    DiskWorker(String machine, BlockDevice device, AccessSpec spec, long seed) {
        this.machine = machine;
        this.device = device;
        this.spec = spec;
        this.seed = seed;
    }

    @Override
    public String machine() {
        return machine;
    }

    @Override
    public Answer run(Window window) throws Exception {
        Tally operations = new Tally(window);
        Tally moved = new Tally(window);
        Histogram latencies = new Histogram(3);
        AccessPattern pattern = new AccessPattern(spec, device.bytes(), seed);
        List<DiskLane> lanes = Stream.generate(() -> new DiskLane(device, spec, pattern, (arrival, end, bytes) -> {
                    operations.add(end, 1);
                    moved.add(end, bytes);
                    if (Tally.counts(window, end)) {
                        latencies.recordValue(end - arrival);
                    }
                }))
                .limit(spec.outstanding())
                .toList();
        ScheduleLoop.Course course = ScheduleLoop.run(window, lanes);
        return new Answer(
                course.startDelay(),
                course.measured(),
                course.lag(),
                values(operations, moved, latencies),
                latencies,
                List.of(operations.series("iops", "1/s", 1)),
                List.of());
    }

    private static List<Value> values(Tally operations, Tally moved, Histogram latencies) {
        List<Value> values = new ArrayList<>();
        values.add(new Value("iops", "1/s", operations.perSecond(), Combine.SUM));
        values.add(new Value("throughput", "MiB/s", moved.perSecond() / (1 << 20), Combine.SUM));
        if (latencies.getTotalCount() > 0) {
            values.add(new Value("latency", "ms", latencies.getMean() / 1e6, Combine.MEAN, latencies.getTotalCount()));
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        device.close();
    }
}
