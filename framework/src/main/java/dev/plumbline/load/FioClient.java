package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Window;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of fio's client, which several workers wait for. */
final class FioClient {

    private static final long PATIENCE_SECONDS = 5;

    private final List<FioMachine> machines;
    private final Consumer<Window> begins;
    private final MachineClocks clocks;
    private final FioFolder folder;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable FutureTask<FioReport> common;
    private volatile @Nullable Process process;
    private volatile boolean complete;

    /** @param begins told once the jobs begin, with their times as they really are */
    FioClient(List<FioMachine> machines, Consumer<Window> begins) throws IOException {
        this.begins = begins;
        this.machines = List.copyOf(machines);
        this.clocks = new MachineClocks(machines);
        this.folder = FioFolder.create();
    }

    /**
     * The report; the first worker that asks runs the client, and the others wait for its end.
     *
     * @throws IncompleteTrialException when a machine's result is missing or wrong
     */
    FioReport run(Window window) throws Exception {
        FutureTask<FioReport> task = task(window);
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private synchronized FutureTask<FioReport> task(Window window) {
        if (common == null) {
            common = new FutureTask<>(() -> report(window));
        }
        return common;
    }

    private FioReport report(Window window) throws IOException, InterruptedException {
        SortedMap<String, Long> ahead = clocks.ahead();
        FioGate gate = folder.gate(machines);
        try {
            Process client = folder.command(machines, window, gate).start();
            process = client;
            FioJobs jobs = FioJobs.of(machines, client);
            if (gate != null) {
                jobs.awaitReady(gate);
                LockSupport.parkNanos(window.start() - System.nanoTime());
                gate.open();
            }
            begins.accept(window.startingAt(System.nanoTime()));
            long clock = clock();
            jobs.awaitEnd(FioJob.runtimeMillis(window, gate != null));
            return checked(new FioRun(client.exitValue(), window, clock, ahead), jobs);
        } finally {
            if (gate != null) {
                gate.close();
            }
        }
    }

    /**
     * What is known of the client's run beside what it wrote.
     *
     * @param exitCode its exit code
     * @param window what was asked
     * @param clock what is to be added to a moment in nanoseconds since 1970, for one of {@link System#nanoTime()}
     * @param ahead how far clocks of machines were ahead of this computer's when it began, in nanoseconds
     */
    private record FioRun(int exitCode, Window window, long clock, SortedMap<String, Long> ahead) {}

    private FioReport checked(FioRun run, FioJobs jobs) throws IOException, InterruptedException {
        List<String> names = machines.stream().map(FioMachine::name).toList();
        try {
            FioOutput output = FioOutput.parse(folder.output(), folder.said(), run.exitCode());
            output.check(names);
            checkServers();
            SortedMap<String, Long> ahead = MachineClocks.between(run.ahead(), clocks.ahead());
            FioReport report = FioReport.of(output, names, folder.logs(machines, ahead), run.window(), run.clock());
            complete = true;
            return report;
        } catch (IncompleteTrialException e) {
            throw jobs.explained(e);
        }
    }

    /** What is to be added to a moment in nanoseconds since 1970, for one of {@link System#nanoTime()}. */
    private static long clock() {
        Instant now = Instant.now();
        return System.nanoTime() - (TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano());
    }

    /** Jobs outlive a listener that was lost in the run: this trial is whole, but nobody would know what comes after it. */
    private void checkServers() {
        for (FioMachine machine : machines) {
            if (!machine.machine().ready()) {
                throw new IncompleteTrialException(
                        "the load server of " + machine.name() + " no longer answers after the run");
            }
        }
    }

    /**
     * Ends the client where it still runs, deletes its files, and after a failure has every server started anew, since jobs
     * may have been left on it that nobody would end; may be called more than once.
     */
    void close() throws IOException {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            end();
        } finally {
            folder.delete();
        }
        if (!complete) {
            restartServers();
        }
    }

    private void end() {
        Process client = process;
        if (client != null) {
            client.destroyForcibly();
            client.onExit()
                    .completeOnTimeout(client, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }

    /** All of them, whatever fails on the way. */
    private void restartServers() throws IOException {
        IOException failure = null;
        for (FioMachine machine : machines) {
            try {
                machine.server().restart();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the load server of " + machine.name() + " was started", e);
            } catch (IOException | RuntimeException e) {
                IOException one = new IOException("the load server of " + machine.name() + " cannot be started", e);
                if (failure == null) {
                    failure = one;
                } else {
                    failure.addSuppressed(one);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
