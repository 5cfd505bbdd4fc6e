package dev.plumbline.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.surefire.FixtureProject;
import dev.plumbline.surefire.MavenRun;
import dev.plumbline.surefire.StoredVerdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real runs of {@code ci/record-baseline}, in a clone of a repository. */
@Tag("once")
class RecordBaselineTest {

    /** Nothing of who runs these tests is in a commit of theirs. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("GATE_MODULE", ".", "GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1");

    @TempDir
    Path folder;

    private FixtureProject project;

    @BeforeEach
    void cloneRepository() throws Exception {
        git(folder, "init", "--quiet", "--bare", "origin.git");
        git(folder, "clone", "--quiet", "origin.git", "project");
        project = new FixtureProject(folder.resolve("project")).with(StoredVerdicts.CLASS);
        Repository.copy(Repository.RECORD, project.folder());
        git(project.folder(), "add", "pom.xml", "ci");
        git(
                project.folder(),
                "-c",
                "user.name=T",
                "-c",
                "user.email=t@localhost",
                "commit",
                "--quiet",
                "-m",
                "Project");
    }

    @Test
    void aSessionIsPushedOnABranchOfItsOwn() throws Exception {
        MavenRun run = project.runBy(Repository.RECORD, ENVIRONMENT, "-Dgroups=new");

        assertThat(run.exitCode()).as(run.text()).isZero();
        List<String> branches = git(folder.resolve("origin.git"), "branch", "--format=%(refname:short)");
        assertThat(branches).singleElement().asString().startsWith("baselines/");
        assertThat(git(folder.resolve("origin.git"), "show", "--format=", "--name-only", branches.get(0)))
                .singleElement()
                .asString()
                .matches("baselines/noop/fixture\\.Verdicts\\.noBaseline/.+\\.json");
    }

    @Test
    void nothingIsPushedOfARunThatFails() throws Exception {
        MavenRun run = project.runBy(Repository.RECORD, ENVIRONMENT, "-Dgroups=new|dead");

        assertThat(run.exitCode())
                .as(run.text())
                .isEqualTo(Repository.exitCodes().get("broken"));
        assertThat(run.text()).contains("record-baseline: session 1 failed, so nothing is pushed");
        assertThat(git(folder.resolve("origin.git"), "branch")).isEmpty();
    }

    private List<String> git(Path in, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("git"));
        line.addAll(List.of(arguments));
        Path printed = folder.resolve("printed");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(line + ": " + Files.readString(printed))
                .isZero();
        return Files.readAllLines(printed);
    }
}
