package dev.plumbline.surefire;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Maven that is installed. */
public final class Maven {

    /** What the environment of these tests says is not meant for the Maven that they start. */
    private static final List<String> OURS = List.of("PLUMBLINE_", "MAVEN_", "GATE_", "GITHUB_");

    private final Path command;

    private Maven(Path command) {
        this.command = command;
    }

    /** The one of {@code MAVEN_HOME}, or else the first on the {@code PATH}. */
    public static Maven installed() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        String name = windows ? "mvn.cmd" : "mvn";
        Map<String, String> environment = System.getenv();
        Stream<Path> home = Stream.ofNullable(environment.get("MAVEN_HOME"))
                .map(folder -> Path.of(folder).resolve("bin"));
        Stream<Path> path = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
        return Stream.concat(home, path)
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Maven::new)
                .orElseThrow(() -> new AssertionError("these tests start Maven, but there is no " + name
                        + "; put it on the PATH, or set MAVEN_HOME"));
    }

    /** The file to start it by. */
    public Path command() {
        return command;
    }

    /** Makes of this process's environment that of a Maven, or a script, which tests start. */
    public static void prepare(Map<String, String> environment) {
        environment.keySet().removeIf(name -> OURS.stream().anyMatch(name::startsWith));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"); // it only lives for seconds
    }

    /** Starts it in a folder, with all of its output in a file. */
    Process start(Path folder, Path output, List<String> arguments) throws IOException {
        return start(folder, output, List.of(command.toString()), Map.of(), arguments);
    }

    /** Starts a script that hands its arguments on to the Maven that {@code GATE_MAVEN} names. */
    Process startBy(
            List<String> script, Path folder, Path output, Map<String, String> variables, List<String> arguments)
            throws IOException {
        Map<String, String> all = new HashMap<>(variables);
        all.put("GATE_MAVEN", command.toString());
        return start(folder, output, script, all, arguments);
    }

    private static Process start(
            Path folder, Path output, List<String> program, Map<String, String> variables, List<String> arguments)
            throws IOException {
        List<String> line = new ArrayList<>(program);
        line.addAll(List.of("--batch-mode", "--offline"));
        // What has been downloaded is good enough, whatever settings it was downloaded with.
        line.add("-Daether.enhancedLocalRepository.trackingFilename=none");
        Stream.ofNullable(System.getProperty("localRepository")) // Surefire tells it
                .forEach(repository -> line.add("-Dmaven.repo.local=" + repository));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        prepare(environment);
        environment.putAll(variables);
        return builder.start();
    }
}
