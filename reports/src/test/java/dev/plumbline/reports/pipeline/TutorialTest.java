package dev.plumbline.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.reports.pipeline.Tutorial.CommandStep;
import dev.plumbline.reports.pipeline.Tutorial.FileStep;
import dev.plumbline.reports.pipeline.Tutorial.Step;
import dev.plumbline.surefire.Maven;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the tutorial says, in an empty folder, and compares what is printed with what it says is printed. */
@Tag("once")
class TutorialTest {

    private static final String TEXT = "lab-tests/docs/tutorial.md";
    private static final long MINUTES = 3;

    /** Played by {@link InstalledRepository}: the classes are compiled already, and nobody else is to have them. */
    private static final List<String> INSTALLING = List.of("cd plumbline", "mvn -q install -DskipTests");

    @TempDir
    Path folder;

    private Path temporary;
    private Path current;

    @BeforeEach
    void install() throws Exception {
        InstalledRepository.make(folder.resolve("repository"));
        temporary = Files.createDirectories(folder.resolve("temp"));
        current = Files.createDirectories(folder.resolve("plumbline"));
        Repository.copy(Repository.GATE, current);
        Path maven = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Files.writeString(maven, mavenScript());
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    @AfterEach
    void unlink() throws IOException {
        InstalledRepository.unlink(folder.resolve("repository"));
    }

    @Test
    void whoDoesWhatTheTutorialSaysGetsWhatItShows() throws Exception {
        List<Step> steps = Tutorial.steps(Repository.read(TEXT));
        assertThat(steps.subList(0, INSTALLING.size()))
                .isEqualTo(INSTALLING.stream()
                        .map(line -> new CommandStep(line, List.of()))
                        .toList());

        for (Step step : steps.subList(INSTALLING.size(), steps.size())) {
            if (step instanceof FileStep file) {
                write(file);
            } else if (step instanceof CommandStep command) {
                assertPrints(command);
            }
        }

        assertThat(current.resolve(Path.of("target", "plumbline", "report", "index.html")))
                .isNotEmptyFile();
        assertNothingIsLeft();
    }

    private void write(FileStep file) throws IOException {
        Path path = current.resolve(file.path());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.text());
    }

    private void assertPrints(CommandStep step) throws IOException, InterruptedException {
        List<String> printed = ShownOutput.plain(run(step.command()));
        assertThat(ShownOutput.matches(step.shown(), printed))
                .as(
                        "$ %s%nis said to print%n%s%nand prints%n%s",
                        step.command(), String.join("\n", step.shown()), String.join("\n", printed))
                .isTrue();
    }

    /** Runs a command where the last one ended, which may itself go elsewhere. */
    private List<String> run(String command) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Path place = folder.resolve("place.txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "trap 'pwd > \"$PLACE\"' EXIT; " + command)
                .directory(current.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        Maven.prepare(environment);
        environment.merge("PATH", folder.resolve("bin").toString(), (old, ours) -> ours + File.pathSeparator + old);
        environment.put("PLACE", place.toString());
        await(builder.start(), command);
        current = Path.of(Files.readString(place).strip());
        return Files.readAllLines(output);
    }

    private static void await(Process process, String command) throws InterruptedException {
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("%s ends within %d minutes", command, MINUTES)
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The folders that the provisioner of the tutorial makes, and those of the labs, are taken back. */
    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("plumbline-state-"));
        }
    }

    /** Maven with the repository of this test; offline, since this build itself has needed whatever the tutorial's project needs. */
    private String mavenScript() {
        return String.join(
                " ",
                "#!/bin/sh\nexec",
                quoted(Maven.installed().command().toString()),
                "--batch-mode --offline",
                "-Daether.enhancedLocalRepository.trackingFilename=none",
                quoted("-Dmaven.repo.local=" + folder.resolve("repository")),
                // Quick to start; locks of labs and temporary files stay within the folder of this test.
                quoted("-DargLine=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.io.tmpdir=" + temporary),
                "\"$@\"\n");
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
