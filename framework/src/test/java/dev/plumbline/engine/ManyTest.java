package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.engine.Recorded.Resource;
import dev.plumbline.model.Measurement;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

/** Thirty-two experiments of which one is broken: the others report as if it were not there. */
class ManyTest {

    @TempDir
    Path output;

    private static Measurement fine() {
        return Measurement.of("x", 1);
    }

    /** Eight experiments. */
    abstract static class Eight {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement a(@Factor("1..3") int level) {
            return fine();
        }

        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement b(@Factor("1..3") int level) {
            return fine();
        }

        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement c(@Factor("1..3") int level) {
            return fine();
        }

        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement d(@Factor("1..3") int level) {
            return fine();
        }

        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement e(@Factor("1..3") int level) {
            return fine();
        }

        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement f(@Factor("1..3") int level) {
            return fine();
        }

        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement g(@Factor("1..3") int level) {
            return fine();
        }
    }

    @Blocks(2)
    static class First extends Eight {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement h(@Factor("1..3") int level) {
            return fine();
        }
    }

    @Blocks(2)
    static class Second extends Eight {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement h(@Factor("1..3") int level) {
            return fine();
        }
    }

    @Blocks(2)
    static class Third extends Eight {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement h(@Factor("1..3") int level) {
            return fine();
        }
    }

    @Blocks(2)
    static class Misdeclared extends Eight {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement h(@Factor("3..1") int level) {
            return fine();
        }
    }

    @Blocks(2)
    static class Unprovisionable extends Eight {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement h(@Factor("1..3") int level, @Recorded(name = "FAILS") Resource resource) {
            return fine();
        }
    }

    @Blocks(2)
    static class Crashing extends Eight {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement h(@Factor("1..3") int level) {
            throw new StackOverflowError();
        }
    }

    @Test
    void anExperimentThatIsDeclaredWrongLeavesTheOthersAlone() {
        assertOthersPass(Misdeclared.class);
    }

    @Test
    void anExperimentWhoseResourcesCannotBeMadeLeavesTheOthersAlone() {
        assertOthersPass(Unprovisionable.class);
    }

    @Test
    void anExperimentWhoseBodyCrashesLeavesTheOthersAlone() {
        assertOthersPass(Crashing.class);
    }

    private void assertOthersPass(Class<?> withOneBroken) {
        List<Class<?>> classes = List.of(First.class, Second.class, withOneBroken, Third.class);
        assertThat(classes.stream().mapToLong(ManyTest::experiments).sum()).isEqualTo(32);

        EngineExecutionResults results = new EngineRun(output)
                .with(PlumblineProperties.LAB, "recording")
                .execute(classes.stream().map(type -> selectClass(type)).toArray(DiscoverySelector[]::new));

        Set<String> broken = Set.of(withOneBroken.getSimpleName() + ".h");
        assertThat(results.testEvents().failed().stream()
                        .map(ManyTest::experiment)
                        .collect(Collectors.toSet()))
                .isEqualTo(broken);
        assertThat(results.testEvents().succeeded().stream()
                        .map(ManyTest::experiment)
                        .filter(name -> !broken.contains(name)))
                .hasSize(31 * 4);
    }

    private static long experiments(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Experiment.class))
                        .count()
                + Arrays.stream(type.getSuperclass().getDeclaredMethods())
                        .filter((Method method) -> method.isAnnotationPresent(Experiment.class))
                        .count();
    }

    private static String experiment(Event leaf) {
        TestDescriptor experiment = leaf.getTestDescriptor().getParent().orElseThrow();
        return experiment.getParent().orElseThrow().getDisplayName() + "." + experiment.getDisplayName();
    }
}
