package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What holds fio's jobs back until all of them are ready: each tells its process, and waits until a named pipe has a writer.
 * Without it, jobs begin up to seconds apart, since fio looks only every 100 ms whether one is ready to begin.
 */
final class FioGate {

    private static final long PATIENCE_SECONDS = 10;

    /** What neither the shell nor fio's job file takes for more than a letter. */
    private static final String PLAIN = "[A-Za-z0-9/._+-]+";

    private final Path folder;
    private @Nullable RandomAccessFile writer;

    private FioGate(Path folder) {
        this.folder = folder;
    }

    /** Whether a gate can be in that folder. */
    static boolean fits(Path folder) {
        return folder.toString().matches(PLAIN);
    }

    static FioGate create(Path folder) throws IOException, InterruptedException {
        FioGate gate = new FioGate(folder);
        Process made = new ProcessBuilder("mkfifo", gate.pipe().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!made.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || made.exitValue() != 0) {
            throw new IOException("mkfifo could not make " + gate.pipe());
        }
        return gate;
    }

    /**
     * The command that fio runs in a shell as the last before a job begins; the shell is the job's own child. fio adds the name
     * of a file for its output, which then lies in the gate's folder.
     */
    String command(String machine) {
        return "cd " + folder + " && echo $PPID > " + half(machine) + " && mv " + half(machine) + " " + machine
                + ".ready && true < " + pipe().getFileName();
    }

    /** The process of a machine's job, once it waits here; {@code null} before. */
    @Nullable
    Long process(String machine) throws IOException {
        Path ready = folder.resolve(machine + ".ready");
        if (Files.notExists(ready)) {
            return null;
        }
        String text = Files.readString(ready, StandardCharsets.ISO_8859_1).strip();
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IncompleteTrialException("fio's job of " + machine + " calls its process '" + text + "'", e);
        }
    }

    /** Lets all go that wait, and those that come later. */
    void open() throws IOException {
        writer = new RandomAccessFile(pipe().toFile(), "rw"); // a reader and writer of a pipe never waits on Linux
    }

    void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    private Path pipe() {
        return folder.resolve("gate");
    }

    private static String half(String machine) {
        return machine + ".half";
    }
}
