package dev.plumbline.lab.linux;

import dev.plumbline.lab.FileText;
import dev.plumbline.lab.IncompleteTrialException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** A server that runs in a namespace, in a folder of its own, and stays in the foreground. */
public final class FolderService {

    private static final Duration LONGEST_START = Duration.ofSeconds(20);
    private static final int MOST_READ = 1 << 16;
    private static final int SHOWN = 300;

    private final String what;
    private final Tool program;
    private final NetworkNamespace namespace;
    private final UnaryOperator<List<String>> inside;
    private final ServiceFolder folder;
    private @Nullable Process process;

    /**
     * A server that is not started yet.
     *
     * @param what as {@code the web server of vm-1}, for messages
     * @param namespace where it runs
     * @param inside the arguments that start a program there, and within the limits of its machine
     */
    public FolderService(
            String what,
            Tool program,
            NetworkNamespace namespace,
            UnaryOperator<List<String>> inside,
            ServiceFolder folder) {
        this.what = what;
        this.program = program;
        this.namespace = namespace;
        this.inside = inside;
        this.folder = folder;
    }

    public Path path() {
        return folder.path();
    }

    public Path make(String name) throws IOException {
        return folder.make(name);
    }

    public boolean runs() {
        return process != null && process.isAlive();
    }

    /**
     * Starts it, and waits until it answers. What was left of one before, as workers without their parent, is ended.
     *
     * @throws IncompleteTrialException when it ends instead; its own words stand in the sentence
     */
    public void start(List<String> command, Callable<Boolean> answers) throws IOException {
        end();
        Process started = new ProcessBuilder(inside.apply(command))
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log().toFile())
                .start();
        process = started;
        try {
            Awaitility.await(what + " answers")
                    .atMost(LONGEST_START)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !started.isAlive() || answers.call());
        } catch (ConditionTimeoutException e) {
            end();
            throw new IncompleteTrialException(
                    what + " does not answer " + LONGEST_START.toSeconds() + " s after its start" + said(), e);
        }
        if (!started.isAlive()) {
            process = null;
            throw new IncompleteTrialException(what + " cannot be started" + said());
        }
    }

    /** Ends all processes of the program in its namespace. */
    void end() throws IOException {
        namespace.endAll(program.program());
        process = null;
    }

    /**
     * Fails where it was started and has ended since.
     *
     * @throws IncompleteTrialException when it has
     */
    public void check() {
        Process started = process;
        if (started != null && !started.isAlive()) {
            throw new IncompleteTrialException(what + " ended with exit code " + started.exitValue() + said());
        }
    }

    private Path log() {
        return folder.path().resolve("log");
    }

    private String said() {
        try {
            String text = FileText.end(log(), MOST_READ).strip().replaceAll("\\s*\\n\\s*", "; ");
            return text.isEmpty() ? "" : ": " + text.substring(Math.max(0, text.length() - SHOWN));
        } catch (IOException e) {
            return "";
        }
    }

    /** For callers that cannot throw what files throw. */
    public IncompleteTrialException failed(IOException cause) {
        return new IncompleteTrialException(what + " cannot be set up: " + cause, new UncheckedIOException(cause));
    }
}
