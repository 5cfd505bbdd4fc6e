package dev.plumbline.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.platform.engine.TestEngine;

/**
 * A user's project: a pom and compiled experiments. The framework is on its class path as the files that this JVM was started
 * with, so that nothing need be installed.
 */
public final class FixtureProject {

    private final Path folder;

    /** An empty one in that folder. */
    public FixtureProject(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(classes());
        Files.createDirectories(folder.resolve("temp"));
        Files.writeString(folder.resolve("pom.xml"), pom());
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** Compiles fixture classes of those names with {@code -parameters}, as users are told to. */
    public FixtureProject with(String... names) throws IOException {
        return compile(List.of("-parameters"), names);
    }

    /** As {@link #with}, of a class that is called otherwise than its fixture, as after a renaming. */
    public FixtureProject renamed(String name, String otherwise) throws IOException {
        return compile(List.of("-parameters"), Map.of(otherwise, source(name).replace(name, otherwise)));
    }

    /** Compiles fixture classes of those names as javac does by itself. */
    public FixtureProject withoutParameterNames(String... names) throws IOException {
        return compile(List.of(), names);
    }

    /** Names a service of the project. */
    public FixtureProject service(String type, String implementation) throws IOException {
        Path services = Files.createDirectories(classes().resolve("META-INF").resolve("services"));
        Files.writeString(services.resolve(type), implementation + "\n");
        return this;
    }

    /** Runs Surefire's tests to their end. */
    public MavenRun run(String... options) throws IOException, InterruptedException {
        try (StartedMaven started = start(options)) {
            return started.await();
        }
    }

    /**
     * Runs a script of the project, as {@code ci/gate}, to its end.
     *
     * @param variables what is set in its environment
     * @param arguments what it is to hand on to Maven, besides what these tests need
     */
    public MavenRun runBy(Path script, Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-Dplumbline.lab=noop"));
        all.addAll(List.of(arguments));
        List<String> program = List.of("bash", script.toString());
        try (StartedMaven started = StartedMaven.startBy(program, folder, variables, all)) {
            return started.await();
        }
    }

    /** Starts Surefire's tests. */
    public StartedMaven start(String... options) throws IOException {
        // By its full name: to find it by its prefix, Maven would look into plugins that may not have been downloaded.
        String goal = "org.apache.maven.plugins:maven-surefire-plugin:" + surefireVersion() + ":test";
        List<String> arguments = new ArrayList<>(List.of(goal, "-Dplumbline.lab=noop"));
        arguments.addAll(List.of(options));
        return StartedMaven.start(folder, arguments);
    }

    private Path classes() {
        return folder.resolve("target").resolve("test-classes");
    }

    private FixtureProject compile(List<String> options, String... names) throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String name : names) {
            sources.put(name, source(name));
        }
        return compile(options, sources);
    }

    private FixtureProject compile(List<String> options, Map<String, String> sources) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        assertThat(javac).as("the compiler of a JDK").isNotNull();
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(
                List.of("-proc:none", "-encoding", "UTF-8", "-d", classes().toString()));
        arguments.addAll(List.of("-cp", String.join(File.pathSeparator, classPath())));
        for (Map.Entry<String, String> text : sources.entrySet()) {
            Path source = folder.resolve("src").resolve(text.getKey() + ".java");
            Files.createDirectories(source.getParent());
            Files.writeString(source, text.getValue());
            arguments.add(source.toString());
        }
        assertThat(javac.run(null, null, null, arguments.toArray(String[]::new)))
                .as("exit code of javac")
                .isZero();
        return this;
    }

    private static String source(String name) throws IOException {
        try (InputStream text = resource("fixture/" + name + ".java")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What the framework brings along; the engines and libraries of its own tests are no part of a user's project. */
    private static List<String> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !entry.endsWith("test-classes"))
                .filter(entry -> Stream.of(
                                "junit-jupiter", "junit-platform-testkit", "archunit", "assertj", "byte-buddy")
                        .noneMatch(entry.getFileName().toString()::startsWith))
                .map(Path::toString)
                .toList();
    }

    private static String pom() throws IOException {
        String elements = classPath().stream()
                .map(entry -> "<additionalClasspathElement>" + escaped(entry) + "</additionalClasspathElement>")
                .collect(Collectors.joining("\n"));
        try (InputStream text = resource("fixture-pom.xml")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("PLATFORM_VERSION", platformVersion())
                    .replace("SUREFIRE_VERSION", surefireVersion())
                    .replace("RESOURCES_VERSION", version("resources"))
                    .replace("COMPILER_VERSION", version("compiler"))
                    .replace("CLASS_PATH", elements);
        }
    }

    private static String escaped(String path) {
        return path.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String platformVersion() {
        return TestEngine.class.getPackage().getImplementationVersion();
    }

    private static String surefireVersion() throws IOException {
        return version("surefire");
    }

    /** The version of a Maven plugin that this build uses, which its resources are filtered with. */
    private static String version(String plugin) throws IOException {
        Properties properties = new Properties();
        try (InputStream text = resource("surefire.properties")) {
            properties.load(text);
        }
        return properties.getProperty(plugin);
    }

    private static InputStream resource(String name) {
        InputStream resource = FixtureProject.class.getResourceAsStream(name);
        assertThat(resource).as(name).isNotNull();
        return resource;
    }
}
