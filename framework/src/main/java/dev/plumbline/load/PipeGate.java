package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Of jobs that are processes of this computer: each tells its process, and waits until a named pipe has a writer. */
final class PipeGate implements FioGate {

    private static final long PATIENCE_SECONDS = 10;

    /** What neither the shell nor fio's job file takes for more than a letter. */
    private static final String PLAIN = "[A-Za-z0-9/._+-]+";

    private final Path folder;
    private @Nullable RandomAccessFile writer;

    private PipeGate(Path folder) {
        this.folder = folder;
    }

    /** Whether a gate can be in that folder. */
    static boolean fits(Path folder) {
        return folder.toString().matches(PLAIN);
    }

    static PipeGate create(Path folder) throws IOException, InterruptedException {
        PipeGate gate = new PipeGate(folder);
        Process made = new ProcessBuilder("mkfifo", gate.pipe().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!made.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || made.exitValue() != 0) {
            throw new IOException("mkfifo could not make " + gate.pipe());
        }
        return gate;
    }

    /** The shell is the job's own child. */
    @Override
    public String command(String machine) {
        return "cd " + folder + " && echo $PPID > " + half(machine) + " && mv " + half(machine) + " " + machine
                + ".ready && true < " + pipe().getFileName();
    }

    @Override
    public boolean reached(String machine) {
        return Files.exists(ready(machine));
    }

    @Override
    public OptionalLong process(String machine) throws IOException {
        Path ready = ready(machine);
        String text = Files.readString(ready, StandardCharsets.ISO_8859_1).strip();
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new IncompleteTrialException("fio's job of " + machine + " calls its process '" + text + "'", e);
        }
    }

    @Override
    public void open() throws IOException {
        writer = new RandomAccessFile(pipe().toFile(), "rw"); // a reader and writer of a pipe never waits on Linux
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    private Path pipe() {
        return folder.resolve("gate");
    }

    private Path ready(String machine) {
        return folder.resolve(machine + ".ready");
    }

    private static String half(String machine) {
        return machine + ".half";
    }
}
