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
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** One machine's operations on its disk; each outstanding operation is a lane. */
final class DiskWorker implements Worker {

    private final String machine;
    private final BlockDevice device;
    private final AccessSpec spec;
    private final long seed;
    private final Optional<FaultedOperations> faulted;

    /** @param faulted told of each operation where there is a fault */
    DiskWorker(String machine, BlockDevice device, AccessSpec spec, long seed, Optional<FaultedOperations> faulted) {
        this.machine = machine;
        this.device = device;
        this.spec = spec;
        this.seed = seed;
        this.faulted = faulted;
    }

    @Override
    public String machine() {
        return machine;
    }

    @Override
    public Answer run(Window window) throws Exception {
        try {
            faulted.ifPresent(it -> {
                it.plan(window);
                it.begins(window);
            });
            return load(window);
        } catch (Exception e) {
            faulted.ifPresent(it -> it.workerFailed(e));
            throw e;
        } finally {
            faulted.ifPresent(FaultedOperations::workerEnded);
        }
    }

    private Answer load(Window window) throws Exception {
        Tally operations = new Tally(window);
        Tally moved = new Tally(window);
        Histogram latencies = new Histogram(3);
        AccessPattern pattern = new AccessPattern(spec, device.bytes(), seed);
        DiskLane.Ended ended = (arrival, end, bytes) -> {
            operations.add(end, 1);
            moved.add(end, bytes);
            faulted.ifPresent(it -> it.add(end));
            if (Tally.counts(window, end)) {
                latencies.recordValue(end - arrival);
            }
        };
        List<DiskLane> lanes = Stream.generate(() -> new DiskLane(device, spec, pattern, ended, faulted))
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
