package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.model.Measurement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** A gate never fails open: where no experiment is run, the run itself fails. */
class NothingRunTest {

    private static final String NOTHING =
            " found no experiment to run, so it cannot pass; check class names, tags, filters and Surefire's includes";

    @TempDir
    Path output;

    static class None {}

    static class Away {
        @Experiment(value = "Not now", disabled = "the switch is away for repair")
        @Response(name = "x", better = HIGHER)
        Measurement switches() {
            return Measurement.of("x", 1);
        }
    }

    static class One {
        @Experiment(value = "?", tags = "disk")
        @Blocks(1)
        @Response(name = "x", better = HIGHER)
        Measurement sweep() {
            return Measurement.of("x", 1);
        }
    }

    @Test
    void aClassWithoutExperimentsPassesWithoutAGateAndFailsUnderOne() {
        assertThat(failure(run().execute(selectClass(None.class)))).isEmpty();
        assertThat(failure(run("regression").execute(selectClass(None.class))))
                .containsExactly("plumbline.gate=regression" + NOTHING);
        assertThat(failure(run("strict").execute(selectClass(None.class))))
                .containsExactly("plumbline.gate=strict" + NOTHING);
    }

    @Test
    void aGateThatCannotBeReadIsNotOpen() {
        assertThat(failure(run("regresion").execute(selectClass(None.class))))
                .containsExactly("plumbline.gate=strict" + NOTHING);
    }

    @Test
    void aFilterThatLeavesNothingFailsUnderAGate() {
        assertThat(failure(run("regression").execute(TagFilter.includeTags("net"), selectClass(One.class))))
                .containsExactly("plumbline.gate=regression" + NOTHING);
    }

    @Test
    void experimentsThatAreAllDisabledFailUnderAGate() {
        assertThat(failure(run().execute(selectClass(Away.class)))).isEmpty();
        assertThat(failure(run("regression").execute(selectClass(Away.class))))
                .containsExactly("plumbline.gate=regression" + NOTHING);
    }

    @Test
    void aRunOfOtherTestsAfterTheExperimentsInOneSessionDoesNotFail() {
        List<TestExecutionResult.Status> statuses = new ArrayList<>();
        try (LauncherSession session = LauncherFactory.openSession(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new PlumblineTestEngine())
                .build())) {
            statuses.add(root(session, selectClass(One.class)));
            statuses.add(root(session, selectUniqueId("[engine:another]/[test:failed]")));
        }

        assertThat(statuses)
                .containsExactly(TestExecutionResult.Status.SUCCESSFUL, TestExecutionResult.Status.SUCCESSFUL);
    }

    private EngineRun run() {
        return new EngineRun(output);
    }

    private EngineRun run(String gate) {
        return run().with(PlumblineProperties.GATE, gate);
    }

    /** The message of the run's own failure. */
    private static List<String> failure(EngineExecutionResults results) {
        return results.containerEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .toList();
    }

    private TestExecutionResult.Status root(LauncherSession session, DiscoverySelector selector) {
        List<TestExecutionResult.Status> statuses = new ArrayList<>();
        session.getLauncher()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selector)
                                .configurationParameter(PlumblineProperties.LAB, "noop")
                                .configurationParameter(PlumblineProperties.GATE, "regression")
                                .configurationParameter(PlumblineProperties.OUTPUT, output.toString())
                                .configurationParameter(PlumblineProperties.BASELINES, output.toString())
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                if (test.getParentId().isEmpty()) {
                                    statuses.add(result.getStatus());
                                }
                            }
                        });
        return statuses.get(0);
    }
}
