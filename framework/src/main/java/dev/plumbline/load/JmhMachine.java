package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.Stray;
import dev.plumbline.lab.Window;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The JVM on one machine that lets JMH fork the measured one, and the folder of its job and result. */
final class JmhMachine {

    private static final long MOST_RESULT = 64L << 20;

    /** What starting a JVM may take, also where many start on few processors. */
    private static final long GRACE_SECONDS = 50;

    private static final int SAID_LINES = 3;

    private final String name;
    private final Path folder;
    private final Process process;
    private final ArrivingLines lines;
    private final ArrivingLines errors;

    private JmhMachine(String name, Path folder, Process process) {
        this.name = name;
        this.folder = folder;
        this.process = process;
        this.lines = ArrivingLines.of(process.getInputStream(), "plumbline-jmh-" + name);
        this.errors = ArrivingLines.of(process.getErrorStream(), "plumbline-jmh-errors-" + name);
    }

    static JmhMachine start(String name, JmhJob job, Programs programs) throws IOException {
        Path folder = Stray.temporaryFolder("jmh");
        try {
            job.write(JmhFork.jobFile(folder));
            return new JmhMachine(name, folder, programs.start(command(folder)));
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    /** JMH takes a lock of the whole computer otherwise, so that machines could not measure together. */
    private static List<String> command(Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djmh.ignoreLock=true",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                JmhFork.class.getName(),
                folder.toString());
    }

    String name() {
        return name;
    }

    /** Waits until it could start at once. */
    void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        Optional<ArrivingLines.Line> first = next(deadline);
        if (first.isEmpty() || !first.get().text().equals(JmhFork.READY)) {
            throw new IncompleteTrialException("the JVM for JMH on " + name + " did not start" + said());
        }
    }

    /**
     * Runs the fork; when its iterations began and ended.
     *
     * @throws IncompleteTrialException when it failed, or did not end
     */
    JmhTimes run(Window window, JmhJob.Iterations iterations) throws IOException, InterruptedException {
        LockSupport.parkNanos(window.start() - System.nanoTime());
        try (OutputStream in = process.getOutputStream()) {
            in.write((iterations.warmUpMillis() + " " + iterations.count() + " " + iterations.millis() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        long millis = iterations.warmUpMillis() + iterations.count() * iterations.millis();
        long deadline =
                window.start() + TimeUnit.MILLISECONDS.toNanos(millis) + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        JmhTimes times = new JmhTimes();
        for (Optional<ArrivingLines.Line> line = next(deadline); line.isPresent(); line = next(deadline)) {
            if (line.get().text().startsWith(JmhFork.FAILED)) {
                throw new IncompleteTrialException(
                        "JMH on " + name + " failed: " + line.get().text().substring(JmhFork.FAILED.length()));
            }
            times.add(line.get());
        }
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IncompleteTrialException("the JVM for JMH on " + name + " ended with exit code " + exit + said());
        }
        return times;
    }

    private Optional<ArrivingLines.Line> next(long deadline) throws InterruptedException {
        try {
            return lines.next(deadline);
        } catch (TimeoutException e) {
            throw new IncompleteTrialException(
                    "JMH on " + name + " had not ended " + GRACE_SECONDS + " s after it should have", e);
        }
    }

    /** The first lines of what it said of its failure. */
    private String said() throws InterruptedException {
        StringBuilder said = new StringBuilder();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        try {
            for (int i = 0; i < SAID_LINES; i++) {
                errors.next(deadline)
                        .ifPresent(line -> said.append(said.isEmpty() ? ": " : " ")
                                .append(line.text().strip()));
            }
        } catch (TimeoutException e) {
            return said.toString(); // it goes on, and has said no more
        }
        return said.toString();
    }

    /** What JMH wrote as its result; empty where it wrote none. */
    String result() throws IOException {
        Path file = JmhFork.resultFile(folder);
        if (Files.notExists(file)) {
            return "";
        }
        if (Files.size(file) > MOST_RESULT) {
            throw new IncompleteTrialException("JMH wrote more than " + MOST_RESULT + " B as its result");
        }
        return Files.readString(file);
    }

    /** Ends what still runs there, the fork too, and deletes its folder; may be called more than once. */
    void close() throws IOException {
        List<ProcessHandle> forked = process.descendants().toList();
        process.destroyForcibly();
        forked.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle one :
                Stream.concat(Stream.of(process.toHandle()), forked.stream()).toList()) {
            one.onExit().completeOnTimeout(one, GRACE_SECONDS, TimeUnit.SECONDS).join();
        }
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
