package dev.plumbline.fingerprint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a command as an argument vector, never through a shell, for a bounded time and with bounded output. */
final class Command {

    private static final int MOST_BYTES = 1 << 16;

    /** A process that a killed one had started may keep its outputs open. */
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(1);

    /**
     * What came of it.
     *
     * @param out its standard output
     * @param err its standard error
     * @param failure why it is not to be trusted, as a clause that follows its name; empty where it ended with 0
     */
    record Result(String out, String err, Optional<String> failure) {}

    private Command() {}

    static Result run(List<String> command, Duration patience) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Result("", "", Optional.of("cannot be started: is it installed?"));
        }
        try {
            return await(process, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result("", "", Optional.of("was interrupted"));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Result await(Process process, Duration patience) throws InterruptedException {
        closeInput(process);
        CompletableFuture<String> out = reading(process.getInputStream());
        CompletableFuture<String> err = reading(process.getErrorStream());
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return new Result("", "", Optional.of("took longer than " + patience.toSeconds() + " s"));
        }
        int code = process.exitValue();
        return new Result(
                read(out), read(err), code == 0 ? Optional.empty() : Optional.of("ended with exit code " + code));
    }

    /** What asks for a password gets none. */
    private static void closeInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // it has closed its end already
        }
    }

    private static CompletableFuture<String> reading(InputStream in) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (in) {
                        text.complete(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        text.complete("");
                    }
                },
                "plumbline-command-output");
        reader.setDaemon(true);
        reader.start();
        return text;
    }

    private static String read(CompletableFuture<String> text) throws InterruptedException {
        try {
            return text.get(LAST_OUTPUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return "";
        }
    }
}
