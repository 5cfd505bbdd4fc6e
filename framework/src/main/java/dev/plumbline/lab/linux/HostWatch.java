package dev.plumbline.lab.linux;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One thread that reads the host's counters again and again. All that it knows is touched by that thread alone, so that its
 * processor time is all that watching costs.
 */
final class HostWatch implements AutoCloseable {

    /** A tenth of the shortest interval that is worth measuring here; between the rows counters are taken to grow evenly. */
    private static final long SHORTEST_STEP_MILLIS = 100;

    /** Each reading makes the operations wait that are just under way: the fewer there are, the truer the slowest hundredth. */
    private static final int STEPS = 10;

    private static final int STEPS_BETWEEN_SCANS = 5;
    private static final long LONGEST_READ_SECONDS = 30;

    private final List<HostCounters> counters;
    private final ProcessScanner scanner;
    private final int processors;
    private final long stepMillis;
    private final HostRows rows = new HostRows();
    private final ProcessScans scans = new ProcessScans();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread sampler = new Thread(task, "plumbline-host-sampler");
        sampler.setDaemon(true);
        return sampler;
    });

    private @Nullable Future<?> reading;

    private HostWatch(List<HostCounters> counters, ProcessScanner scanner, int processors, Duration load) {
        this.counters = List.copyOf(counters);
        this.scanner = scanner;
        this.processors = processors;
        this.stepMillis = Math.max(SHORTEST_STEP_MILLIS, load.toMillis() / STEPS);
    }

    /**
     * Starts one; everything has been read once when it is returned.
     *
     * @param load how long it will be watched, about
     */
    static HostWatch start(List<HostCounters> counters, ProcessScanner scanner, int processors, Duration load) {
        HostWatch watch = new HostWatch(counters, scanner, processors, load);
        try {
            watch.await(() -> {
                watch.scan();
                watch.sample();
                return true;
            });
            watch.reading = watch.thread.scheduleWithFixedDelay(
                    watch::sampleAndScan, watch.stepMillis, watch.stepMillis, TimeUnit.MILLISECONDS);
            return watch;
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    /**
     * What went on in an interval that is over.
     *
     * @throws IncompleteTrialException when the reading has failed
     */
    HostView in(Interval interval) {
        Future<?> repeated = reading;
        if (repeated != null && repeated.isDone()) { // which it is only when it has failed
            await(repeated::get);
        }
        return await(() -> {
            rows.addLast(System.nanoTime(), read());
            scan();
            return HostView.of(counters, rows, scans, processors, interval);
        });
    }

    private void sampleAndScan() {
        sample();
        if (scans.nanosSinceLast() >= TimeUnit.MILLISECONDS.toNanos(STEPS_BETWEEN_SCANS * stepMillis)) {
            scan();
        }
    }

    private void sample() {
        rows.add(System.nanoTime(), read());
    }

    private double[] read() {
        double[] row = new double[counters.stream().mapToInt(HostCounters::size).sum()];
        int at = 0;
        for (HostCounters some : counters) {
            try {
                some.read(row, at);
            } catch (IOException e) {
                Arrays.fill(row, at, at + some.size(), Double.NaN);
            }
            at += some.size();
        }
        return row;
    }

    private void scan() {
        try {
            scans.add(scanner.scan());
        } catch (IOException e) {
            return; // without a list of processes nothing is said of them
        }
    }

    private <T> T await(Callable<T> step) {
        try {
            return thread.submit(step).get(LONGEST_READ_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IncompleteTrialException("the run was interrupted while the host was watched", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IncompleteTrialException("this computer could not be watched beside the load: " + e, e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
