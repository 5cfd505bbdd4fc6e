package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.Response;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Session;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * The token by which version 6 of the platform cancels a run. Both versions run this test, by reflection, since it is compiled
 * against either.
 */
class CancellationTest {

    @TempDir
    Path output;

    private static int trials;
    private static Runnable atTrialFive = () -> {};

    @BeforeEach
    void forget() {
        trials = 0;
        atTrialFive = () -> {};
    }

    static class Cancelled {
        @Experiment("?")
        @Blocks(4)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..3") int vms) {
            if (++trials == 5) {
                atTrialFive.run();
            }
            return Measurement.of("x", vms);
        }
    }

    @Test
    void theTokenEndsTheRunAfterTheTrialWhereThePlatformHasOne() {
        EngineRun run = new EngineRun(output);
        EngineTestKit.Builder kit = run.kit(selectClass(Cancelled.class));
        Optional<Class<?>> tokens = ReflectionSupport.tryToLoadClass("org.junit.platform.engine.CancellationToken")
                .toOptional();
        tokens.ifPresent(type -> {
            Object token = invoke(type, null, "create");
            ReflectionSupport.findMethod(EngineTestKit.Builder.class, "cancellationToken", type)
                    .ifPresent(method -> ReflectionSupport.invokeMethod(method, kit, token));
            atTrialFive = () -> invoke(type, token, "cancel");
        });

        kit.execute();

        Session session = run.journal().sessions().get(0).session();
        if (tokens.isPresent()) {
            assertThat(session.trials()).hasSize(5);
            assertThat(session.endedEarly()).isEqualTo("cancelled in block 2");
        } else {
            assertThat(session.trials()).hasSize(12);
            assertThat(session.endedEarly()).isNull();
        }
    }

    private static Object invoke(Class<?> type, Object target, String name) {
        return ReflectionSupport.invokeMethod(
                ReflectionSupport.findMethod(type, name).orElseThrow(), target);
    }
}
