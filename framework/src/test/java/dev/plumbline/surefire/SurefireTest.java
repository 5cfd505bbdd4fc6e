package dev.plumbline.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real runs of Maven with Surefire, and what a user sees of them. */
class SurefireTest {

    private static final String RECORD = "-Dplumbline.baseline=record";

    private static final List<String> DISK = List.of(
            "fixture.LunDistribution.disk[vms=8,placement=PACKED]",
            "fixture.LunDistribution.disk[vms=8,placement=ALTERNATING]",
            "fixture.LunDistribution.disk[vms=9,placement=PACKED]",
            "fixture.LunDistribution.disk[vms=9,placement=ALTERNATING]",
            "fixture.LunDistribution.disk[whole sweep]");

    private static final List<String> NETWORK =
            List.of("fixture.LunDistribution.network[all]", "fixture.LunDistribution.network[whole sweep]");

    @TempDir
    static Path folder;

    private static FixtureProject project;
    private static MavenRun byClass;
    private static MavenRun byMethod;
    private static MavenRun byTag;
    private static MavenRun failing;
    private static List<String> trials;

    /** Each start of Maven takes seconds, so a test that only looks shares a run with others. */
    @BeforeAll
    static void run() throws Exception {
        project = new FixtureProject(folder.resolve("project"))
                .with("LunDistribution", "Failing", "Slow", "NoExperiment", "Reporter")
                .withoutParameterNames("Unnamed")
                .service("dev.plumbline.journal.RunReporter", "fixture.Reporter");
        // Three ways of running an experiment, which store the three sessions that the other tests compare with.
        byClass = project.run("-Dtest=LunDistribution", RECORD);
        byMethod = project.run("-Dtest=LunDistribution#disk", RECORD);
        byTag = project.run("-Dgroups=disk", RECORD);
        failing = project.run("-Dtest=Failing,Unnamed", "-Dsurefire.rerunFailingTestsCount=2");
        trials = Files.readAllLines(project.folder().resolve(Path.of("target", "trials.txt")));
    }

    @Test
    void aClassRunsAllOfItsExperiments() {
        assertPassed(byClass);
        assertThat(byClass.tests())
                .containsExactlyElementsOf(
                        Stream.concat(DISK.stream(), NETWORK.stream()).toList());
    }

    @Test
    void aMethodRunsTheLeavesOfThatExperimentAlone() {
        assertThat(byMethod.exitCode()).as(byMethod.text()).isZero();
        assertThat(byMethod.tests()).containsExactlyElementsOf(DISK);
    }

    @Test
    void aTagRunsItsExperimentsOfAllClassesWhateverTheyAreCalled() {
        assertThat(byTag.exitCode()).as(byTag.text()).isZero();
        assertThat(byTag.tests()).containsExactlyElementsOf(DISK);
    }

    @Test
    void whatCannotBeToldIsSkippedWithTheReasonAndFailsNothing() {
        assertThat(byMethod.cases())
                .allMatch(test -> test.outcome().equals("skipped"))
                .allMatch(test -> test.messages().get(0).contains("INCONCLUSIVE: "));
    }

    @Test
    void resultFilesAreNamedAfterTheClass() {
        assertThat(byClass.cases()).extracting(TestCase::file).containsOnly("TEST-fixture.LunDistribution.xml");
    }

    @Test
    void whatIsToBeStoredIsStoredOncePerRun() throws IOException {
        Path stored = project.folder().resolve(Path.of("baselines", "noop", "fixture.LunDistribution.disk"));

        try (Stream<Path> files = Files.list(stored)) {
            assertThat(files).hasSize(3);
        }
        assertThat(byClass.text()).contains("[plumbline] stored as baselines");
    }

    @Test
    void whatReportsPrintStandsLastOfAllTheLines() {
        assertThat(byClass.lines().stream().filter(line -> line.startsWith("[plumbline]")))
                .endsWith(
                        "[plumbline] sessions: 2, not measured: 0",
                        "[plumbline] page: " + Path.of("target", "plumbline", "page.html"));
    }

    @Test
    void progressIsSeenWhileTheExperimentRuns() throws Exception {
        try (StartedMaven maven = project.start("-Dtest=Slow")) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> maven.printed().stream()
                            .anyMatch(line -> line.startsWith("[plumbline] 1/2  block 1  all  iops 1  ")));
            Files.createFile(project.folder().resolve(Path.of("target", "go")));

            MavenRun run = maven.await();

            assertPassed(run);
            assertThat(run.lines()).contains("[plumbline] 2/2  block 2  all  iops 1  done");
        }
    }

    @Test
    void onlySomeTreatmentsAreMeasuredAndNeverStored() throws Exception {
        MavenRun run = project.run("-Dtest=LunDistribution#disk", "-Dplumbline.only=vms=9", RECORD);

        assertThat(run.tests()).containsExactlyElementsOf(DISK.subList(2, 5));
        assertThat(run.text()).contains("2 treatments × 3 blocks").contains("[plumbline] 6/6  ");
        assertThat(run.failures())
                .singleElement()
                .asString()
                .endsWith("is not stored, since it is partial: it measured 2 of 4 treatments");
        whatIsToBeStoredIsStoredOncePerRun();
    }

    @Test
    void aFailedExperimentIsNotMeasuredAgain() {
        assertThat(failing.exitCode()).isNotZero();
        assertThat(trials).containsExactlyInAnyOrder("vms=8", "vms=9");
        List<TestCase> leaves = failing.casesOf("fixture.Failing");
        assertThat(leaves)
                .extracting(TestCase::name)
                .containsExactly("disk[vms=8]", "disk[vms=9]", "disk[whole sweep]");
        assertThat(leaves).extracting(TestCase::messages).allSatisfy(messages -> {
            assertThat(messages).hasSize(3);
            assertThat(messages.get(0)).startsWith("BROKEN: ");
            assertThat(messages.subList(1, 3))
                    .allMatch(message ->
                            message.startsWith("fixture.Failing.disk was measured already in this JVM, and is"
                                    + " not measured until it is green; it came out as: BROKEN: "));
        });
        assertThat(failing.text()).contains("Caused by: java.io.IOException: the switch is off");
    }

    @Test
    void classesWithoutParameterNamesAreToldWhatThePomNeeds() {
        assertThat(failing.casesOf("fixture.Unnamed"))
                .isNotEmpty()
                .allMatch(test -> test.outcome().equals("failure"))
                .allMatch(test -> test.messages().get(0).contains("add <parameters>true</parameters> to the"));
    }

    @Test
    void reportsAreMadeAlsoWhereTestsFail() {
        assertThat(failing.text()).contains("[plumbline] sessions: 1, not measured: 1");
    }

    @Test
    void rerunsLeaveTheReportsOfTheFirstRunInPlace() {
        assertThat(failing.lines().stream().filter(line -> line.startsWith("[plumbline] sessions: ")))
                .containsExactly("[plumbline] sessions: 1, not measured: 1");
    }

    @Test
    void aFailureOfTheWholeIsReportedByEveryLeaf() throws Exception {
        MavenRun run = project.run("-Dtest=LunDistribution#disk", "-Dplumbline.lab=nowhere");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.tests()).containsExactlyElementsOf(DISK);
        assertThat(run.failures())
                .hasSize(5)
                .allMatch(failure -> failure.startsWith("there is no lab 'nowhere'; write one of ["));
    }

    @Test
    void aProjectWithoutExperimentsFailsUnderAGateAndPassesWithout() throws Exception {
        FixtureProject empty = new FixtureProject(folder.resolve("empty")).with("NoExperiment");

        assertPassed(empty.run());
        MavenRun gated = empty.run("-Dplumbline.gate=regression");
        assertThat(gated.exitCode()).isNotZero();
        assertThat(gated.text()).contains("plumbline.gate=regression found no experiment to run, so it cannot pass");
    }

    @Test
    void aTagThatNothingHasFailsUnderAGate() throws Exception {
        MavenRun run = project.run("-Dgroups=disc", "-Dplumbline.gate=regression");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.text()).contains("plumbline.gate=regression found no experiment to run, so it cannot pass");
    }

    @Test
    void whatIsAsGoodAsBeforePassesTheStrictestGate() throws Exception {
        MavenRun run = project.run("-Dtest=LunDistribution#disk", "-Dplumbline.gate=strict");

        assertPassed(run);
        assertThat(run.text()).contains("[plumbline] fixture.LunDistribution.disk: EQUIVALENT");
    }

    @ParameterizedTest
    @CsvSource({"off", "regression", "strict"})
    void aRegressionFailsUnderEveryGate(String gate) throws Exception {
        MavenRun run = project.run("-Dtest=LunDistribution#disk", "-Dspeed=0.8", "-Dplumbline.gate=" + gate);

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.tests()).containsExactlyElementsOf(DISK);
        assertThat(run.failures()).hasSize(5).allMatch(failure -> failure.startsWith("REGRESSION: "));
    }

    private static void assertPassed(MavenRun run) {
        assertThat(run.exitCode()).as(run.text()).isZero();
        assertThat(run.cases()).allMatch(test -> test.outcome().equals("passed"));
    }
}
