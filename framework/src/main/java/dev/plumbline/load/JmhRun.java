package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Window;
import dev.plumbline.model.Attachment;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The forks of one trial. Each begins to measure when it has started and warmed up; what counts are the first iterations of each
 * that begin when all of them measure. Others go on meanwhile, so that the load is common to the end.
 */
final class JmhRun {

    /** Forks that begin further apart than this, or than half of the interval, did not load the lab together. */
    private static final Duration WIDEST_SPREAD = Duration.ofSeconds(1);

    private final JmhJob job;
    private final Map<JmhMachine, CompletableFuture<JmhTimes>> machines = new LinkedHashMap<>();

    JmhRun(JmhJob job) {
        this.job = job;
    }

    JmhMachine add(JmhMachine machine) {
        machines.put(machine, new CompletableFuture<>());
        return machine;
    }

    void awaitReady() throws InterruptedException {
        for (JmhMachine machine : machines.keySet()) {
            machine.awaitReady();
        }
    }

    /** Runs one machine's fork, waits for the others, and answers for it. */
    Answer run(JmhMachine machine, Window window) throws IOException, InterruptedException {
        JmhJob.Iterations iterations = JmhJob.Iterations.of(window, widestSpread(window));
        JmhTimes times = machine.run(window, iterations);
        JmhResult result = JmhResult.parse(machine.result(), machine.name(), job.benchmark(), iterations.count());
        CompletableFuture<JmhTimes> own = machines.get(machine);
        if (own == null || times.iterations().size() != iterations.count()) {
            throw new IncompleteTrialException("JMH on " + machine.name() + " told of "
                    + times.iterations().size() + " iterations instead of " + iterations.count());
        }
        own.complete(times);
        int first = times.firstFrom(common());
        int last = first + iterations.needed();
        if (last > iterations.count()) {
            throw new IncompleteTrialException(machine.name() + " began to measure so long before others that it had"
                    + " ended when they had not: they did not load the lab together");
        }
        Interval measured = times.measured(first, last, Duration.ofMillis(iterations.millis()));
        return answer(machine, result, times.began().orElseThrow() - window.start(), measured, first, last);
    }

    private static Duration widestSpread(Window window) {
        Duration half = Duration.ofNanos((window.to() - window.from()) / 2);
        return half.compareTo(WIDEST_SPREAD) > 0 ? half : WIDEST_SPREAD;
    }

    /** When the last fork began to measure. A machine that fails ends the wait, since its worker does. */
    private long common() throws InterruptedException {
        Long last = null;
        for (CompletableFuture<JmhTimes> one : machines.values()) {
            long begun = times(one).iterations().get(0).from();
            last = last == null || begun - last > 0 ? Long.valueOf(begun) : last;
        }
        return last == null ? System.nanoTime() : last;
    }

    private static JmhTimes times(CompletableFuture<JmhTimes> one) throws InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException e) {
            throw new IncompleteTrialException(String.valueOf(e.getMessage()), e);
        }
    }

    private Answer answer(JmhMachine machine, JmhResult result, long delay, Interval measured, int first, int last) {
        boolean attached = machine.equals(machines.keySet().iterator().next());
        return new Answer(
                Duration.ofNanos(delay),
                measured,
                Duration.ZERO,
                List.of(result.value(first, last)),
                null,
                List.of(),
                attached
                        ? List.of(new Attachment("jmh " + machine.name(), "application/json", result.raw()))
                        : List.of());
    }
}
