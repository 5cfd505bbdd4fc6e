package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A program on a machine, with all that it prints. */
final class ProgramRun implements AutoCloseable {

    private static final int MOST_OUTPUT = 256 << 20;
    private static final int MOST_SAID = 300;
    private static final long PATIENCE_SECONDS = 5;

    private final Process process;
    private final CompletableFuture<String> output;
    private final CompletableFuture<String> errors;

    private ProgramRun(Process process) {
        this.process = process;
        Executor reader = task -> {
            Thread thread = new Thread(task, "plumbline-output");
            thread.setDaemon(true);
            thread.start();
        };
        this.output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()), reader);
        this.errors = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), reader);
    }

    /** Starts a program. */
    static ProgramRun start(Programs machine, List<String> arguments) throws IOException {
        return new ProgramRun(machine.start(arguments));
    }

    /**
     * Has a program ready on the machine, which begins with {@link #go}: what it takes to start a process is over by then.
     *
     * @param arguments the program and its arguments but for the last
     */
    static ProgramRun prepare(Programs machine, List<String> arguments) throws IOException {
        List<String> waiting = new ArrayList<>(List.of("sh", "-c", "read last && exec \"$@\" \"$last\"", "sh"));
        waiting.addAll(arguments);
        return new ProgramRun(machine.start(waiting));
    }

    /** Lets it begin, with its last argument, which is one word. */
    void go(String last) throws IOException {
        try (OutputStream input = process.getOutputStream()) {
            input.write((last + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    boolean running() {
        return process.isAlive();
    }

    /** Waits for its end; whether it came in time. */
    boolean ended(long nanos) throws InterruptedException {
        return process.waitFor(nanos, TimeUnit.NANOSECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    /** All that it printed; waits until it has ended. */
    String output() {
        return output.join();
    }

    /** What it said beside that, for messages. */
    String said() {
        String said = errors.join().strip().replaceAll("\\p{Cntrl}+", " ");
        return said.length() <= MOST_SAID ? said : said.substring(0, MOST_SAID) + "…";
    }

    /** Ends it where it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static String read(InputStream stream) {
        try (stream) {
            byte[] bytes = stream.readNBytes(MOST_OUTPUT);
            if (stream.read() >= 0) {
                throw new IncompleteTrialException("a load generator printed more than " + MOST_OUTPUT + " B");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("what a load generator prints cannot be read", e);
        }
    }
}
