package dev.plumbline.load;

import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Window;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/** The operations of all workers of one trial with a fault, and when they ended. May be used by several threads. */
final class FaultedOperations {

    private static final int FIRST_ROOM = 1024;

    private final DeclaredFault fault;
    private final CountDownLatch running;
    private final CompletableFuture<Window> begun = new CompletableFuture<>();
    private boolean planned;
    private long[] ends = new long[FIRST_ROOM];
    private int count;
    private int failed;
    private long loadedFrom = Long.MIN_VALUE;

    FaultedOperations(DeclaredFault fault, int workers) {
        this.fault = fault;
        this.running = new CountDownLatch(workers);
    }

    /**
     * Called by each worker before it loads: the first one plans the fault, so that none is ahead of it, whichever thread wakes up
     * late.
     */
    synchronized void plan(Window window) {
        if (!planned) {
            fault.plan(window);
            planned = true;
        }
    }

    /** Called once the load begins, with its times as they really are: the fault keeps to these. */
    void begins(Window window) {
        begun.complete(window);
    }

    /** Called by a worker that fails: where the load has not begun, it never will, for this reason. */
    void workerFailed(Exception why) {
        begun.completeExceptionally(why);
    }

    /**
     * The times of the load, once it begins.
     *
     * @throws IncompleteTrialException when it ended without
     */
    Window awaitBegin() throws InterruptedException {
        try {
            return begun.get();
        } catch (ExecutionException e) {
            Throwable why = Objects.requireNonNullElse(e.getCause(), e);
            throw new IncompleteTrialException(Objects.requireNonNullElse(why.getMessage(), why.toString()), why);
        } catch (CancellationException e) {
            throw new IncompleteTrialException("the load ended before it began, so that nothing could break", e);
        }
    }

    synchronized void add(long end) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = end;
    }

    /** Called where machines did not all begin at the very moment: from then on, all were warm. */
    synchronized void warmedUp(long from) {
        loadedFrom = Math.max(loadedFrom, from);
    }

    /** Since when the throughput is that of all machines; to be asked once the workers have ended. */
    synchronized long loadedFrom(Window window) {
        return Math.max(loadedFrom, window.from());
    }

    /** Called for each operation that failed. */
    synchronized void failed() {
        failed++;
    }

    /** How many failed, once the workers have ended. */
    synchronized int failures() {
        return failed;
    }

    /** Called by each worker once it adds no more. */
    void workerEnded() {
        running.countDown();
        begun.cancel(false);
    }

    /** All of them in order, once the workers have ended. */
    long[] await() throws InterruptedException {
        running.await();
        synchronized (this) {
            long[] ordered = Arrays.copyOf(ends, count);
            Arrays.sort(ordered);
            return ordered;
        }
    }
}
