package dev.plumbline.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.PlumblineProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that runs an experiment on a lab of a folder's {@code lab.yaml}, with temporary files in that folder; it can be killed. */
final class ChildJvm implements AutoCloseable {

    private static final long MINUTES = 5;

    private final Process process;
    private final Path output;

    private ChildJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** What the child runs: an experiment's class, and properties as key and value in turn. */
    public static void main(String[] arguments) throws ClassNotFoundException {
        EngineRun run = new EngineRun(Path.of("").toAbsolutePath()).with(PlumblineProperties.LAB, "bench");
        for (int i = 1; i < arguments.length; i += 2) {
            run.with(arguments[i], arguments[i + 1]);
        }
        run.execute(selectClass(Class.forName(arguments[0])));
    }

    static ChildJvm start(Path folder, Class<?> experiment, String... properties) throws IOException {
        return start(folder, List.of(), experiment, properties);
    }

    /** @param options for the JVM itself */
    static ChildJvm start(Path folder, List<String> options, Class<?> experiment, String... properties)
            throws IOException {
        Path output = Files.createTempFile(folder, "child-", ".txt");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + Files.createDirectories(temporary(folder)),
                "-cp",
                System.getProperty("java.class.path"),
                ChildJvm.class.getName(),
                experiment.getName()));
        command.addAll(List.of(properties));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ChildJvm(process, output);
    }

    /** Where it has its temporary files, its locks and its ledgers. */
    static Path temporary(Path folder) {
        return folder.resolve("tmp");
    }

    long pid() {
        return process.pid();
    }

    Process process() {
        return process;
    }

    List<String> printed() throws IOException {
        return Files.readAllLines(output);
    }

    /** Asks it to end, as a build tool or Ctrl-C does. */
    void terminate() {
        process.destroy();
    }

    /** Ends it without any hook. */
    void kill() {
        process.destroyForcibly();
    }

    boolean ended() {
        return !process.isAlive();
    }

    /** Its exit code, once it has ended. */
    int await() throws IOException, InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            throw new AssertionError("the child did not end; it printed:\n" + String.join("\n", printed()));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
