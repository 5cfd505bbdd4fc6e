package dev.plumbline.load;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What runs on a machine: a JVM that waits for the common start and then lets JMH fork the one that is measured. It is told on its
 * input how long, and tells on its output when each iteration begins and ends. When its input ends, so does it.
 */
final class JmhFork {

    static final String READY = "ready";
    static final String FAILED = "failed ";

    private static final int MOST_REASONS = 5;

    private final PrintStream out;
    private final Path folder;

    private JmhFork(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    static Path jobFile(Path folder) {
        return folder.resolve("job.properties");
    }

    static Path resultFile(Path folder) {
        return folder.resolve("result.json");
    }

    /** Waits for the common start, and runs.
     *
     * @param arguments the folder of the job and of its result
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        JmhFork fork = new JmhFork(out, Path.of(arguments[0]));
        JmhJob job = JmhJob.read(jobFile(fork.folder));
        out.println(READY);
        String go = in.readLine();
        if (go != null) {
            fork.run(job, go);
        }
    }

    private void run(JmhJob job, String go) {
        try {
            new Runner(options(job, go.split(" ", 3)).build(), new JmhEvents(out)).run();
        } catch (NoBenchmarksException e) {
            out.println(FAILED + "there is no benchmark '" + job.benchmark()
                    + "' that JMH's annotation processor has seen on the class path");
        } catch (RunnerException e) {
            out.println(FAILED + said(e, new ArrayList<>()).stream().distinct().collect(Collectors.joining(": ")));
        }
    }

    /** JMH has the reason as a suppressed exception of a cause. */
    private static List<String> said(@Nullable Throwable failure, List<String> messages) {
        if (failure != null && messages.size() < MOST_REASONS) {
            if (failure.getMessage() != null) {
                messages.add(failure.getMessage().replaceAll("\\s+", " ").strip());
            }
            said(failure.getCause(), messages);
            for (Throwable suppressed : failure.getSuppressed()) {
                said(suppressed, messages);
            }
        }
        return messages;
    }

    /** @param go milliseconds of warm-up, number of iterations, milliseconds of each */
    private ChainedOptionsBuilder options(JmhJob job, String[] go) {
        long warmUp = Long.parseLong(go[0]);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + job.benchmark().replace(".", "\\.").replace("$", "\\$") + "$")
                .forks(1)
                .warmupForks(0)
                .threads(job.threads())
                .warmupIterations(warmUp > 0 ? 1 : 0)
                .warmupTime(TimeValue.milliseconds(Math.max(1, warmUp)))
                .measurementIterations(Integer.parseInt(go[1]))
                .measurementTime(TimeValue.milliseconds(Long.parseLong(go[2])))
                .jvmArgs(job.jvmArguments().toArray(String[]::new)) // and not those of this JVM
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(resultFile(folder).toString());
        job.parameters().forEach((name, value) -> options.param(name, value));
        return options;
    }
}
