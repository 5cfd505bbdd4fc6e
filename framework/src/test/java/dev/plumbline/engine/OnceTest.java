package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.model.Measurement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** An experiment is never measured again until it is green. */
class OnceTest {

    @TempDir
    Path output;

    private static final List<String> TRIALS = Collections.synchronizedList(new ArrayList<>());

    static class Flaky {
        @Experiment("?")
        @Blocks(1)
        @Response(name = "x", better = HIGHER)
        Measurement sweep() {
            TRIALS.add("trial");
            return Measurement.of("x", 1);
        }
    }

    @Test
    void aSecondMeasurementInOneSessionOfTheLauncherIsRefused() {
        TRIALS.clear();
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        try (LauncherSession session = LauncherFactory.openSession(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new PlumblineTestEngine())
                .build())) {
            execute(session, first);
            execute(session, second);
        }

        assertThat(TRIALS).hasSize(1);
        assertThat(first).containsExactly("SUCCESSFUL", "SUCCESSFUL");
        assertThat(second)
                .hasSize(2)
                .allMatch(
                        failure -> failure.startsWith(
                                "FAILED " + Flaky.class.getName()
                                        + ".sweep was measured already in this JVM, and is not measured until it is green; it came out as: "));
    }

    private void execute(LauncherSession session, List<String> results) {
        session.getLauncher()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Flaky.class))
                                .filters(EngineFilter.includeEngines(PlumblineTestEngine.ID))
                                .configurationParameter(PlumblineProperties.LAB, "noop")
                                .configurationParameter(PlumblineProperties.OUTPUT, output.toString())
                                .configurationParameter(PlumblineProperties.BASELINES, output.toString())
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                if (test.isTest()) {
                                    results.add((result.getStatus() + " "
                                                    + result.getThrowable()
                                                            .map(Throwable::getMessage)
                                                            .orElse(""))
                                            .strip());
                                }
                            }
                        });
    }
}
