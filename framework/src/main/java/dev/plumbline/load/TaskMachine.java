package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A user's tasks on one machine, by a small JVM there; machines must share the files and the clock of this computer. */
final class TaskMachine implements Worker {

    private static final long GRACE_SECONDS = 50;
    private static final int FIELDS = 5;

    private final String machine;
    private final Process process;
    private final ArrivingLines lines;
    private final ArrivingLines errors;

    private TaskMachine(String machine, Process process) {
        this.machine = machine;
        this.process = process;
        this.lines = ArrivingLines.of(process.getInputStream(), "plumbline-tasks-" + machine);
        this.errors = ArrivingLines.of(process.getErrorStream(), "plumbline-tasks-errors-" + machine);
    }

    static TaskMachine start(String machine, double demand, Programs programs) throws IOException {
        return new TaskMachine(
                machine,
                programs.start(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TaskProgram.class.getName(),
                        machine,
                        Double.toString(demand))));
    }

    /** Waits until it could start at once. */
    void awaitReady() throws InterruptedException {
        String[] ready = words(System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS));
        if (ready.length < 2 || !ready[0].equals(TaskProgram.READY)) {
            throw new IncompleteTrialException("the tasks on " + machine + " did not start" + said());
        }
        long ahead = Long.parseLong(ready[1]) - System.nanoTime();
        if (Math.abs(ahead) > TimeUnit.SECONDS.toNanos(GRACE_SECONDS)) {
            throw new IncompleteTrialException("the tasks on " + machine + " have another clock than this computer");
        }
    }

    @Override
    public String machine() {
        return machine;
    }

    @Override
    public Answer run(Window window) throws IOException, InterruptedException {
        try (OutputStream in = process.getOutputStream()) {
            in.write(
                    (window.start() + " " + window.from() + " " + window.to() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String[] done = words(window.to() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS));
        if (done.length < FIELDS || !done[0].equals(TaskProgram.DONE)) {
            throw new IncompleteTrialException("the tasks on " + machine + " ended before their time" + said());
        }
        return answer(window, Long.parseLong(done[1]), number(done[2]), number(done[3]), number(done[4]));
    }

    private static double number(String text) {
        return Long.parseLong(text);
    }

    private Answer answer(Window window, long began, double tasks, double took, double had) {
        return new Answer(
                Duration.ofNanos(Math.max(0, began - window.start())),
                new Interval(window.from(), window.to()),
                Duration.ZERO,
                TaskCount.values(machine, tasks, window, took, had),
                null,
                List.of(),
                List.of());
    }

    /** The words of the next line; none where it ended. */
    private String[] words(long deadline) throws InterruptedException {
        try {
            return lines.next(deadline).map(line -> line.text().split(" ", -1)).orElse(new String[0]);
        } catch (TimeoutException e) {
            throw new IncompleteTrialException(
                    "the tasks on " + machine + " did not answer within " + GRACE_SECONDS + " s", e);
        }
    }

    private String said() throws InterruptedException {
        try {
            Optional<ArrivingLines.Line> first = errors.next(System.nanoTime() + TimeUnit.SECONDS.toNanos(1));
            return first.map(line -> ": " + line.text().strip()).orElse("");
        } catch (TimeoutException e) {
            return ""; // it has said nothing
        }
    }

    /** Ends what still runs there. */
    @Override
    public void close() throws IOException {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the tasks on " + machine + " did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
