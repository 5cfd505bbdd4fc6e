package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of fio's client, which several workers wait for. */
final class FioClient {

    /** What fio may take beyond the window, to connect, to start its jobs and to collect their results. */
    private static final long GRACE_SECONDS = 30;

    private static final int MOST_OUTPUT = 256 << 20;

    private final List<Job> jobs;
    private final Path folder;
    private @Nullable FioReport report;
    private @Nullable Process process;

    FioClient(List<Job> jobs) throws IOException {
        this.jobs = List.copyOf(jobs);
        this.folder = Files.createTempDirectory("plumbline-fio-");
    }

    /**
     * What one server is asked to do.
     *
     * @param machine the machine it runs on
     * @param server how the client reaches it
     * @param text the job file for a window
     */
    record Job(String machine, String server, Function<Window, String> text) {}

    /** The report; the first worker that asks starts the client, and the others wait. */
    synchronized FioReport run(Window window) throws IOException, InterruptedException {
        if (report == null) {
            report = start(window);
        }
        return report;
    }

    private FioReport start(Window window) throws IOException, InterruptedException {
        Path output = folder.resolve("out.json");
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(command(window, output))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        LockSupport.parkNanos(window.start() - System.nanoTime());
        Process client = builder.start();
        process = client;
        client.getOutputStream().close();
        long limit = window.to() - window.start() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        if (!client.waitFor(limit, TimeUnit.NANOSECONDS)) {
            throw new IncompleteTrialException(
                    "fio had not ended " + GRACE_SECONDS + " s after the interval; it said: " + read(said));
        }
        return FioReport.parse(read(output), read(said), client.exitValue(), jobs);
    }

    private List<String> command(Window window, Path output) throws IOException {
        List<String> command = new ArrayList<>(List.of("fio", "--output-format=json+", "--output=" + output));
        for (Job job : jobs) {
            Path file = folder.resolve(job.machine() + ".fio");
            Files.writeString(file, job.text().apply(window));
            command.add("--client=" + job.server());
            command.add(file.toString());
        }
        return command;
    }

    private static String read(Path file) throws IOException {
        if (Files.notExists(file)) {
            return "";
        }
        if (Files.size(file) > MOST_OUTPUT) {
            throw new IncompleteTrialException("fio wrote more than " + MOST_OUTPUT + " B to " + file.getFileName());
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /** Ends the client where it still runs, and deletes its files; may be called more than once. */
    void close() {
        Process client = process;
        if (client != null) {
            client.destroyForcibly();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Deleted already by another worker that closes.
        }
    }
}
