package dev.plumbline.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.surefire.FixtureProject;
import dev.plumbline.surefire.MavenRun;
import dev.plumbline.surefire.StoredVerdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real runs of {@code ci/gate}, with Maven, Surefire and the reports. */
@Tag("once")
class GateScriptTest {

    private static final Path OUTPUT = Path.of("target", "plumbline");

    @TempDir
    static Path folder;

    private static FixtureProject project;

    @BeforeAll
    static void store() throws Exception {
        project = StoredVerdicts.in(folder.resolve("project"));
        Repository.copy(Repository.GATE, project.folder());
    }

    @Test
    void whatIsAsGoodAsBeforeOrBetterPassesAndTheSummaryIsShown() throws Exception {
        Path steps = folder.resolve("steps.md");
        MavenRun run = gate(project, Map.of("GITHUB_STEP_SUMMARY", steps.toString()), "-Dgroups=good");

        assertEnded(run, "passed", "passed: experiments measured: 2, all as good as before or better");
        assertThat(run.lines()).contains("**1 improvement**, 1 equivalent of 2 experiments");
        Path summary = project.folder().resolve(OUTPUT).resolve("summary.md");
        assertThat(steps).hasSameTextualContentAs(summary);
        assertThat(summary.resolveSibling("report").resolve("index.html")).exists();
        assertThat(summary.resolveSibling("report").resolve("history")).isNotEmptyDirectory();
    }

    @Test
    void aRegressionWinsOverWhatIsBrokenOrCannotBeTold() throws Exception {
        MavenRun run = gate(project, Map.of(), "-Dtest=Verdicts");

        assertEnded(run, "regression", "regression: something is worse than its tolerance allows");
        assertThat(run.lines())
                .contains("**1 regression**, 1 broken, 1 not comparable, 1 inconclusive, 1 no baseline,"
                        + " 1 improvement, 1 equivalent of 7 experiments");
    }

    @Test
    void whatCannotBeToldIsNotPassedThoughMavenSucceeds() throws Exception {
        MavenRun run = gate(project, Map.of(), "-Dgroups=open|good");

        assertThat(run.text()).doesNotContain("BUILD FAILURE");
        assertEnded(run, "cannot_tell", "cannot tell: see what would settle it above");
        assertThat(run.lines()).contains("**1 inconclusive**, 1 improvement, 1 equivalent of 3 experiments");
    }

    @Test
    void whatCannotBeComparedCannotBeTold() throws Exception {
        MavenRun run = gate(project, Map.of(), "-Dgroups=elsewhere|new");

        assertThat(run.text()).contains("BUILD FAILURE");
        assertEnded(run, "cannot_tell", "cannot tell: see what would settle it above");
        assertThat(run.lines()).contains("**1 not comparable**, 1 no baseline of 2 experiments");
    }

    @Test
    void whatDoesNotComeOutAsExpectedEndsLikeARegression() throws Exception {
        project.with("Shapes");

        MavenRun run = gate(project, Map.of("PLUMBLINE_GATE", "off"), "-Dgroups=unmet");

        assertEnded(run, "regression", "regression: something did not come out as its experiment expects");
        assertThat(run.lines()).contains("**1 no baseline** of 1 experiment; **1 expectation not met**");
    }

    @Test
    void anExpectationOfWhichNothingCanBeToldIsNotPassedThoughMavenSucceeds() throws Exception {
        project.with("Shapes");

        MavenRun run = gate(project, Map.of("PLUMBLINE_GATE", "off"), "-Dgroups=untold");

        assertThat(run.text()).doesNotContain("BUILD FAILURE");
        assertThat(run.lines()).contains("**Expected, and could not be told**");
        assertEnded(run, "cannot_tell", "cannot tell: see what would settle it above");
    }

    @Test
    void lostTrialsAreBroken() throws Exception {
        MavenRun run = gate(project, Map.of("PLUMBLINE_GATE", "strict"), "-Dgroups=dead|open");

        assertEnded(run, "broken", "broken: something could not be measured or judged");
    }

    @Test
    void aFilterThatFindsNoExperimentIsBroken() throws Exception {
        assertNothingKnown(gate(project, Map.of(), "-Dgroups=disc"));
    }

    @Test
    void aJvmThatDiesIsBroken() throws Exception {
        project.with("Dying");

        assertNothingKnown(gate(project, Map.of(), "-Dtest=Dying,Verdicts", "-Dgroups=good | none()"));
    }

    @Test
    void aJvmForEachClassIsRefusedSinceTheSummaryIsOfTheLastAlone() throws Exception {
        project.renamed(StoredVerdicts.CLASS, "Renamed");

        MavenRun run = gate(project, Map.of(), "-Dtest=Verdicts,Renamed", "-Dgroups=open", "-DreuseForks=false");

        assertEnded(
                run,
                "broken",
                "broken: 2 JVMs measured, and the summary is of one; set Surefire's forkCount to 1 and reuseForks to true");
    }

    @Test
    void aModuleWithoutAnyTestClassIsBroken() throws Exception {
        FixtureProject empty = new FixtureProject(folder.resolve("empty"));
        Repository.copy(Repository.GATE, empty.folder());

        assertNothingKnown(gate(empty, Map.of()));
    }

    @Test
    void aCompileFailureIsBrokenWhateverAnEarlierRunHasLeft() throws Exception {
        FixtureProject uncompiled = new FixtureProject(folder.resolve("uncompiled"));
        Repository.copy(Repository.GATE, uncompiled.folder());
        Path source = uncompiled.folder().resolve(Path.of("src", "test", "java", "Uncompiled.java"));
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class Uncompiled { int answer = \"none\"; }\n");
        Path stale = uncompiled.folder().resolve(OUTPUT).resolve("summary.json");
        Files.createDirectories(stale.getParent());
        Files.writeString(stale, "{\n  \"format\" : 1,\n  \"measured\" : 1\n}\n");

        MavenRun run = gate(uncompiled, Map.of());

        assertThat(run.text()).contains("COMPILATION ERROR");
        assertNothingKnown(run);
        assertThat(stale).doesNotExist();
    }

    @Test
    void aProjectWithoutTheReportsIsBrokenSinceNothingSaysWhatCameOfIt() throws Exception {
        FixtureProject silent = new FixtureProject(folder.resolve("silent")).with(StoredVerdicts.CLASS);
        Repository.copy(Repository.GATE, silent.folder());
        Path pom = silent.folder().resolve("pom.xml");
        Files.writeString(
                pom,
                Pattern.compile(
                                "<additionalClasspathElement>[^<]*reports[/\\\\]target[^<]*</additionalClasspathElement>")
                        .matcher(Files.readString(pom))
                        .replaceAll(""));

        MavenRun run = gate(silent, Map.of(), "-Dgroups=new", "-Dplumbline.gate=off");

        assertThat(run.text()).contains("[plumbline] fixture.Verdicts.noBaseline: NO_BASELINE");
        assertNothingKnown(run);
    }

    @Test
    void aFailureThatNoVerdictExplainsIsBroken() throws Exception {
        project.with("Dying");

        MavenRun run = gate(project, Map.of(), "-Dtest=Dying", "-Dlate=true", "-Dplumbline.gate=off");

        assertEnded(run, "broken", "broken: Maven ended with 1, and not for a verdict alone");
        assertThat(run.lines()).contains("**1 no baseline** of 1 experiment");
    }

    @Test
    void aModuleThatIsNotThereIsNamed() throws Exception {
        MavenRun run = gate(project, Map.of("GATE_MODULE", "lab-tests"));

        assertThat(run.exitCode()).isEqualTo(Repository.exitCodes().get("broken"));
        assertThat(run.text()).contains("set GATE_MODULE to the folder of the experiments' module");
    }

    private static MavenRun gate(FixtureProject in, Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(Map.of("GATE_MODULE", "."));
        all.putAll(variables);
        return in.runBy(Repository.GATE, all, arguments);
    }

    private static void assertNothingKnown(MavenRun run) throws IOException {
        assertThat(run.lines().get(run.lines().size() - 1)).startsWith("gate: broken: no summary was written");
        assertThat(run.exitCode()).isEqualTo(Repository.exitCodes().get("broken"));
    }

    private static void assertEnded(MavenRun run, String code, String sentence) throws IOException {
        assertThat(run.lines()).as(run.text()).last().isEqualTo("gate: " + sentence);
        assertThat(run.exitCode()).isEqualTo(Repository.exitCodes().get(code));
    }
}
