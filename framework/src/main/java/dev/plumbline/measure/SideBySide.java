package dev.plumbline.measure;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.MachineLostException;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs every worker on a thread of its own; when one fails, the others are given up. */
final class SideBySide {

    /** What a worker may take beyond the end of its window before it counts as hung. */
    private static final long GRACE_SECONDS = 60;

    /** How long given-up workers may take to let go, so that they do not load the next trial. */
    private static final long LET_GO_SECONDS = 10;

    /** How often it is looked whether the machines live. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Machines machines;
    private final Load load;
    private final List<Worker> workers;
    private final Window window;

    private SideBySide(Machines machines, Load load, List<Worker> workers, Window window) {
        this.machines = machines;
        this.load = load;
        this.workers = workers;
        this.window = window;
    }

    /**
     * The answers, in the order of the workers.
     *
     * @throws IncompleteTrialException when a worker failed, or did not come to an end, or a machine ended
     */
    static List<MachineAnswer> run(Machines machines, Load load, List<Worker> workers, Window window) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, workers.size()), threadFactory());
        try {
            return new SideBySide(machines, load, workers, window).run(threads);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IncompleteTrialException("the run was interrupted during the trial", e);
        } finally {
            stop(threads);
        }
    }

    private List<MachineAnswer> run(ExecutorService threads) throws InterruptedException {
        CompletionService<Answer> ended = new ExecutorCompletionService<>(threads);
        IdentityHashMap<Future<Answer>, Worker> started = new IdentityHashMap<>();
        for (Worker worker : workers) {
            started.put(ended.submit(() -> worker.run(window)), worker);
        }
        IdentityHashMap<Worker, MachineAnswer> answers = new IdentityHashMap<>();
        long deadline = window.to() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        while (answers.size() < workers.size()) {
            Future<Answer> next = next(ended, deadline);
            if (next == null) {
                throw new IncompleteTrialException(workers.size() - answers.size() + " of " + workers.size()
                        + " workers had not ended " + GRACE_SECONDS + " s after the interval");
            }
            Worker worker = Objects.requireNonNull(started.get(next));
            answers.put(worker, answer(worker, next));
        }
        checkLives(); // one may have ended in an interval that is shorter than it takes until somebody looks
        return workers.stream().map(answers::get).toList();
    }

    /** What ends next, unless a machine does; {@code null} after the deadline. */
    private @Nullable Future<Answer> next(CompletionService<Answer> ended, long deadline) throws InterruptedException {
        for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
            Future<Answer> next = ended.poll(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS);
            if (next != null) {
                return next;
            }
            checkLives();
        }
        return null;
    }

    private void checkLives() throws InterruptedException {
        Optional<MachineLostException> gone = Lives.ended(machines, load);
        if (gone.isPresent()) {
            throw gone.get();
        }
    }

    private static MachineAnswer answer(Worker worker, Future<Answer> ended) throws InterruptedException {
        try {
            return new MachineAnswer(worker.machine(), ended.get());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String message = cause instanceof IncompleteTrialException ? cause.getMessage() : String.valueOf(cause);
            throw new IncompleteTrialException("the load on " + worker.machine() + " failed: " + message, cause);
        }
    }

    private static void stop(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = Thread.interrupted(); // waiting must not be cut short by what ended the trial
        try {
            if (!threads.awaitTermination(LET_GO_SECONDS, TimeUnit.SECONDS)) {
                throw new IncompleteTrialException("a worker did not let go within " + LET_GO_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static ThreadFactory threadFactory() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "plumbline-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
