package dev.plumbline.lab.ssh;

import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A short script on a machine, from its start to its end. */
final class ScriptRun {

    private static final int MOST_OUTPUT = 1 << 20;
    private static final int MOST_SAID = 4096;
    private static final long PATIENCE_SECONDS = 5;
    private static final int SHOWN = 200;

    private ScriptRun() {}

    /** What it printed on standard output. */
    static String output(String machine, String script, Process process, Duration within)
            throws IOException, InterruptedException {
        try {
            process.getOutputStream().close();
            CompletableFuture<String> output = Background.text(process.getInputStream(), MOST_OUTPUT);
            CompletableFuture<String> said = Background.text(process.getErrorStream(), MOST_SAID);
            if (!process.waitFor(within.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("on " + machine + ", '" + shown(script) + "' did not end within "
                        + Quantities.formatDuration(within));
            }
            if (process.exitValue() != 0) {
                throw new IOException("on " + machine + ", '" + shown(script) + "' ended with exit code "
                        + process.exitValue() + words(all(said)));
            }
            return all(output);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Something that it left in the background may hold on to its output. */
    private static String all(CompletableFuture<String> text) throws IOException {
        String read =
                text.completeOnTimeout("", PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        return read;
    }

    private static String words(String said) {
        return said.isBlank() ? "" : ": " + shown(said);
    }

    static String shown(String text) {
        String line = text.strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("\\p{Cntrl}", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
