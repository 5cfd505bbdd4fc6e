package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.GeneratorWorker;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import dev.plumbline.model.Attachment;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Drives its share of the clients, each on a thread of its own, and answers for what one machine sent to all of them. */
final class CallWorker implements Worker, GeneratorWorker {

    /** A client may begin as late as this part of the interval: its share of the load is missing until then. */
    private static final int LATEST = 4;

    private final String machine;
    private final Calls calls;
    private final List<Caller> callers;
    private final ClientThreads threads;

    private CallWorker(String machine, Calls calls, List<Caller> callers) {
        this.machine = machine;
        this.calls = calls;
        this.callers = callers;
        this.threads = new ClientThreads(machine, callers.size());
    }

    /** Its clients are connected by {@link #connect()}. */
    static CallWorker of(String machine, Calls calls, List<URI> servers, byte[] message, int bufferBytes) {
        return new CallWorker(
                machine,
                calls,
                servers.stream()
                        .map(server -> new Caller(calls, server, message, bufferBytes))
                        .toList());
    }

    void connect() {
        for (Caller caller : callers) {
            try {
                caller.open();
            } catch (IOException e) {
                throw new IncompleteTrialException("a client cannot connect: " + FailureKind.of(e), e);
            }
        }
    }

    @Override
    public String machine() {
        return machine;
    }

    @Override
    public Answer run(Window window) throws Exception {
        Caller.Counts counts = new Caller.Counts(new ConcurrentHistogram(3), new Errors(window), new Totals());
        long began;
        try {
            began = began(window, counts);
        } finally {
            calls.traffic().workerEnded();
        }
        calls.traffic().awaitAllWorkers();
        calls.check();
        checkStart(window, began);
        if (counts.totals().allFailed()) {
            throw new IncompleteTrialException("not one request of " + callers.size() + " clients was answered: "
                    + counts.errors().words());
        }
        return answer(window, counts, began);
    }

    /** When the last of its clients began. */
    private long began(Window window, Caller.Counts counts) throws Exception {
        List<Future<Long>> ends = new ArrayList<>();
        for (Caller caller : callers) {
            ends.add(threads.submit(() -> caller.run(window, counts)));
        }
        long last = window.start();
        for (Future<Long> end : ends) {
            try {
                last = Math.max(last, end.get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
        return last;
    }

    private void checkStart(Window window, long began) {
        if (began > window.from() + (window.to() - window.from()) / LATEST) {
            throw new IncompleteTrialException(machine + ": its clients did not load the lab together, since one began "
                    + Duration.ofNanos(began - window.from()).toMillis()
                    + " ms into the interval; lengthen the warm-up, or ask with fewer clients");
        }
    }

    private Answer answer(Window window, Caller.Counts counts, long began) {
        Traffic mine = calls.traffic().of(machine, window);
        Histogram times = counts.times().copy();
        List<Attachment> attachments = new ArrayList<>(counts.errors().attachments(machine));
        attachments.add(counts.totals().attachment(machine));
        return new Answer(
                Duration.ofNanos(began - window.start()),
                new Interval(window.from(), window.to()),
                Duration.ZERO,
                WebValues.of(calls.exchange(), mine, counts.errors(), times),
                times.getTotalCount() == 0 ? null : times,
                mine.series(),
                attachments);
    }

    @Override
    public OptionalDouble generatorBusy() {
        return callers.stream()
                .flatMapToDouble(caller -> caller.demand().share().stream())
                .average();
    }

    @Override
    public void close() throws IOException {
        threads.close(callers);
    }
}
