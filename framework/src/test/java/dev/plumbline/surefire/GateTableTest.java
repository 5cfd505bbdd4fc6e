package dev.plumbline.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a build: every verdict under every gate, by real runs of Maven with Surefire. */
class GateTableTest {

    private static final String FAILED = "failure";
    private static final String PASSED = "passed";
    private static final String ABORTED = "skipped";

    @TempDir
    static Path folder;

    private static FixtureProject project;
    private static final Map<String, MavenRun> ALL = new HashMap<>();

    /** Each start of Maven takes seconds, so all verdicts share a run. */
    @BeforeAll
    static void run() throws Exception {
        project = StoredVerdicts.in(folder.resolve("project"));
        for (String gate : new String[] {"off", "regression", "strict"}) {
            ALL.put(gate, project.run("-Dtest=Verdicts", "-Dplumbline.gate=" + gate));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REGRESSION,     regression,    failure, failure, failure",
        "IMPROVEMENT,    improvement,   passed,  passed,  passed",
        "EQUIVALENT,     equivalent,    passed,  passed,  passed",
        "INCONCLUSIVE,   inconclusive,  skipped, skipped, failure",
        "NOT_COMPARABLE, notComparable, skipped, failure, failure",
        "NO_BASELINE,    noBaseline,    passed,  failure, failure",
        "BROKEN,         broken,        failure, failure, failure",
    })
    void everyVerdictHasItsOutcomeUnderEveryGate(
            String verdict, String experiment, String off, String regression, String strict) {
        assertOutcome(ALL.get("off"), verdict, experiment, off);
        assertOutcome(ALL.get("regression"), verdict, experiment, regression);
        assertOutcome(ALL.get("strict"), verdict, experiment, strict);
    }

    @Test
    void oneFailureFailsTheBuildUnderEveryGate() {
        assertThat(ALL.values()).allSatisfy(run -> assertThat(run.exitCode()).isNotZero());
    }

    /** For each gate all verdicts that must not fail a build, together; the others fail it by any one of their leaves. */
    @ParameterizedTest
    @CsvSource({"off, good|open|elsewhere|new", "regression, good|open", "strict, good"})
    void whatPassesOrIsAbortedFailsNoBuild(String gate, String tags) throws Exception {
        MavenRun run = project.run("-Dtest=Verdicts", "-Dgroups=" + tags, "-Dplumbline.gate=" + gate);

        assertThat(run.exitCode()).as(run.text()).isZero();
        assertThat(run.cases())
                .hasSize(2 * (1 + tags.split("\\|").length)) // two experiments are good
                .noneMatch(test -> test.outcome().equals(FAILED));
    }

    /** The verdicts that fail under some gates only: alone, so that nothing else fails the build. */
    @ParameterizedTest
    @CsvSource({"regression, elsewhere", "regression, new", "strict, open"})
    void oneOfThemAloneFailsTheBuild(String gate, String tag) throws Exception {
        MavenRun run = project.run("-Dtest=Verdicts", "-Dgroups=" + tag, "-Dplumbline.gate=" + gate);

        assertThat(run.exitCode()).as(run.text()).isNotZero();
        assertThat(run.failures()).hasSize(2);
    }

    @Test
    void anExperimentWhoseClassIsRenamedHasNoBaselineAndFailsTheGate() throws Exception {
        project.renamed("Verdicts", "Renamed");

        MavenRun run = project.run("-Dtest=Renamed#equivalent", "-Dplumbline.gate=regression");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.failures())
                .hasSize(2)
                .allMatch(failure -> failure.startsWith(
                        "NO_BASELINE: nothing is stored for fixture.Renamed.equivalent on lab noop"));
    }

    private static void assertOutcome(MavenRun run, String verdict, String experiment, String outcome) {
        assertThat(outcome).isIn(FAILED, PASSED, ABORTED);
        assertThat(run.cases().stream().filter(test -> test.name().startsWith(experiment + "[")))
                .as(experiment + "\n" + run.text())
                .hasSize(2)
                .allMatch(test -> test.outcome().equals(outcome))
                .allMatch(
                        test -> outcome.equals(PASSED) || test.messages().get(0).contains(verdict + ": "));
        assertThat(run.text()).contains("[plumbline] fixture.Verdicts." + experiment + ": " + verdict);
    }
}
