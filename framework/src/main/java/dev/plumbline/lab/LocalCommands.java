package dev.plumbline.lab;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
        return run(arguments, within, true);
    }

    /**
     * Runs a program that must end with exit code 0; what it printed on standard output, without what it said beside that.
     *
     * @param arguments the program and its arguments; no shell looks at them
     * @param within the longest that it may take; more than zero
     * @throws IOException one sentence without its full stop, when it cannot be started, fails or takes too long
     */
    public String output(List<String> arguments, Duration within) throws IOException, InterruptedException {
        Command command = new Command(arguments, within, null, null, WHERE);
        Ended ended;
        try {
            ended = run(arguments, within, false);
        } catch (IOException e) {
            throw new IOException(command.shown() + " cannot be started (" + e.getMessage() + ")", e);
        }
        Optional<String> wrong = command.wrong(ended);
        if (wrong.isPresent()) {
            throw new IOException(wrong.get());
        }
        return ended.output();
    }

    /** @param merged whether what is printed on standard error counts also where it did not fail */
    private Ended run(List<String> arguments, Duration within, boolean merged)
            throws IOException, InterruptedException {
        Process process = start(arguments, merged);
        try (InputStream output = process.getInputStream();
                InputStream errors = process.getErrorStream()) {
            Kept printed = new Kept(output);
            Kept said = new Kept(errors);
            boolean ended = ended(process, List.of(printed, said), System.nanoTime() + within.toNanos());
            boolean failed = !ended || process.exitValue() != 0;
            return new Ended(
                    ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty(),
                    failed ? printed.text() + said.text() : printed.text());
        } finally {
            ProcessTree.kill(process);
        }
    }

    private Process start(List<String> arguments, boolean merged) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(arguments)
                .directory(folder.toFile())
                .redirectErrorStream(merged)
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
    private static boolean ended(Process process, List<Kept> outputs, long deadline)
            throws IOException, InterruptedException {
        boolean ended = false;
        while (!ended && System.nanoTime() - deadline < 0) {
            boolean more = false;
            for (Kept output : outputs) {
                more |= output.more();
            }
            ended = process.waitFor(more ? 0 : POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        for (Kept output : outputs) {
            while (ended && !output.full() && output.more()) {
                // the rest of what it has printed
            }
        }
        return ended;
    }

    /** The beginning of an output. */
    private record Kept(InputStream from, ByteArrayOutputStream bytes) {

        Kept(InputStream from) {
            this(from, new ByteArrayOutputStream());
        }

        boolean full() {
            return bytes.size() >= MOST_OUTPUT;
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        /** Reads at most one chunk; what is beyond the most is read too, so that the program does not wait, and thrown away. */
        boolean more() throws IOException {
            int there = Math.min(CHUNK, from.available());
            if (there <= 0) {
                return false;
            }
            byte[] chunk = from.readNBytes(there);
            bytes.write(chunk, 0, Math.min(chunk.length, MOST_OUTPUT - bytes.size()));
            return true;
        }
    }
}
