package dev.plumbline.surefire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Maven that was started; closing stops it and what it has started. */
public final class StartedMaven implements AutoCloseable {

    private static final long MINUTES = 3;

    private final Process process;
    private final Path output;
    private final Path results;

    private StartedMaven(Process process, Path output, Path results) {
        this.process = process;
        this.output = output;
        this.results = results;
    }

    static StartedMaven start(Path project, List<String> arguments) throws IOException {
        Path results = project.resolve("target").resolve("surefire-reports");
        deleteAll(results);
        Path output = Files.createTempFile(project, "maven-", ".txt");
        return new StartedMaven(Maven.installed().start(project, output, arguments), output, results);
    }

    /** Starts it by a script, which is left alone with what earlier runs left. */
    static StartedMaven startBy(
            List<String> script, Path project, Map<String, String> variables, List<String> arguments)
            throws IOException {
        Path results = project.resolve("target").resolve("surefire-reports");
        Path output = Files.createTempFile(project, "script-", ".txt");
        return new StartedMaven(
                Maven.installed().startBy(script, project, output, variables, arguments), output, results);
    }

    /** What it has printed so far. */
    public List<String> printed() throws IOException {
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    /** What came of it, once it has ended. */
    public MavenRun await() throws IOException, InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            throw new AssertionError(
                    "Maven did not end within " + MINUTES + " minutes; it printed:\n" + String.join("\n", printed()));
        }
        return new MavenRun(process.exitValue(), printed(), TestCase.readAll(results));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
