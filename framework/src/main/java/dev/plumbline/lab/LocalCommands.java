package dev.plumbline.lab;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Runs commands on this computer, in the locale {@code C}, so that what they print does not depend on the user's language. */
public final class LocalCommands implements CommandHost {

    static final String WHERE = "this computer";

    private static final int MOST_OUTPUT = 64 * 1024;
    private static final int CHUNK = 16 * 1024;
    private static final long POLL_MILLIS = 10;

    private final Path folder;

    /** Runs them in that folder. */
    public LocalCommands(Path folder) {
        this.folder = folder;
    }

    @Override
    public String where() {
        return WHERE;
    }

    @Override
    public Ended run(List<String> arguments, Duration within) throws IOException, InterruptedException {
        Process process = start(arguments);
        try (InputStream printed = process.getInputStream()) {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            boolean ended = ended(process, printed, kept, System.nanoTime() + within.toNanos());
            return new Ended(
                    ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty(),
                    kept.toString(StandardCharsets.UTF_8));
        } finally {
            ProcessTree.kill(process);
        }
    }

    private Process start(List<String> arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(arguments)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(nothing()));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private static File nothing() {
        return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    }

    /**
     * Only what is there is read, so that a program that stays in the background, and holds on to the output, is not waited
     * for.
     */
    private static boolean ended(Process process, InputStream printed, ByteArrayOutputStream kept, long deadline)
            throws IOException, InterruptedException {
        boolean ended = false;
        while (!ended && System.nanoTime() - deadline < 0) {
            boolean more = keep(printed, kept);
            ended = process.waitFor(more ? 0 : POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        while (ended && kept.size() < MOST_OUTPUT && keep(printed, kept)) {
            // the rest of what it has printed
        }
        return ended;
    }

    /** Reads at most one chunk; what is beyond the most is read too, so that the program does not wait, and thrown away. */
    private static boolean keep(InputStream printed, ByteArrayOutputStream kept) throws IOException {
        int there = Math.min(CHUNK, printed.available());
        if (there <= 0) {
            return false;
        }
        byte[] chunk = printed.readNBytes(there);
        kept.write(chunk, 0, Math.min(chunk.length, MOST_OUTPUT - kept.size()));
        return true;
    }
}
