package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.engine.Recorded.Resource;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.StateFolder;
import dev.plumbline.model.Fixture;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** When resources are made, reset and undone. */
class ScopesTest {

    @TempDir
    Path output;

    @BeforeEach
    void forget() {
        Recording.EVENTS.clear();
    }

    /** What could not be undone stays in the ledger, and the next run on this lab would try again. */
    @AfterEach
    void deleteLedgersOfThisTest() throws IOException {
        String ours = "recording-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(StateFolder.path())) {
            for (Path file : files.filter(it -> it.getFileName().toString().startsWith(ours))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private EngineExecutionResults run(Class<?>... experiments) {
        return new EngineRun(output)
                .with(PlumblineProperties.LAB, "recording")
                .with(PlumblineProperties.BLOCKS, "2")
                .execute(Arrays.stream(experiments)
                        .map(type -> selectClass(type))
                        .toArray(DiscoverySelector[]::new));
    }

    static class PerTrial {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("7") int level, @Recorded(name = "a{level}", scope = Scope.TRIAL) Resource a) {
            return Recording.trial();
        }
    }

    @Test
    void aResourceOfATrialIsMadeAndUndoneForEach() {
        run(PerTrial.class);

        assertThat(Recording.EVENTS)
                .containsExactly("make a7", "reset a7", "trial", "undo a7", "make a7", "reset a7", "trial", "undo a7");
    }

    static class PerBlock {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..2") int level, @Recorded(name = "a") Resource a) {
            return Recording.trial();
        }
    }

    @Test
    void aResourceOfABlockServesAllOfItsTrialsAndIsResetBeforeEach() {
        run(PerBlock.class);

        List<String> block = List.of("make a", "reset a", "trial", "reset a", "trial", "undo a");
        assertThat(Recording.EVENTS).hasSize(12).startsWith(block.toArray(String[]::new));
    }

    static class Nested {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(
                @Recorded(name = "trial", on = "block", scope = Scope.TRIAL) Resource trial,
                @Recorded(name = "block", on = "session", scope = Scope.BLOCK) Resource block,
                @Recorded(name = "session", scope = Scope.EXPERIMENT) Resource session) {
            return Recording.trial();
        }
    }

    @Test
    void scopesAreNestedAndUndoneInReverse() {
        run(Nested.class);

        assertThat(Recording.EVENTS.stream().filter(event -> !event.startsWith("reset")))
                .containsExactly(
                        "make session",
                        "make block on session",
                        "make trial on block",
                        "trial",
                        "undo trial",
                        "undo block",
                        "make block on session",
                        "make trial on block",
                        "trial",
                        "undo trial",
                        "undo block",
                        "undo session");
    }

    static class OfRunOne {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Recorded(name = "shared", scope = Scope.RUN) Resource a) {
            return Recording.trial();
        }
    }

    static class OfRunTwo {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Recorded(name = "shared", scope = Scope.RUN) Resource a) {
            return Recording.trial();
        }
    }

    @Test
    void aResourceOfTheRunServesAllExperimentsThatAskForTheSame() {
        run(OfRunOne.class, OfRunTwo.class);

        assertThat(Recording.EVENTS.stream().filter(event -> !event.startsWith("reset")))
                .containsExactly("make shared", "trial", "trial", "trial", "trial", "undo shared");
    }

    static class SecondFails {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(
                @Factor("1..2") int level,
                @Recorded(name = "a") Resource a,
                @Recorded(name = "FAILS", on = "a") Resource b) {
            return Recording.trial();
        }
    }

    @Test
    void whenOneCannotBeMadeTheOthersAreUndoneAndEveryTrialOfTheBlockIsBroken() {
        EngineRun run =
                new EngineRun(output).with(PlumblineProperties.LAB, "recording").with(PlumblineProperties.BLOCKS, "2");

        EngineExecutionResults results = run.execute(selectClass(SecondFails.class));

        assertThat(Recording.EVENTS).containsExactly("make a", "make FAILS on a", "undo FAILS", "undo a");
        Session session = run.journal().sessions().get(0).session();
        assertThat(session.trials())
                .hasSize(2)
                .allMatch(trial -> "'b' could not be made: java.io.IOException: no space left".equals(trial.failure()));
        assertThat(session.fixtures())
                .extracting(Fixture::kind, Fixture::failure)
                .contains(tuple(Fixture.Kind.SET_UP, "'b' could not be made: java.io.IOException: no space left"));
        results.testEvents().assertStatistics(events -> events.failed(3));
    }

    static class NeverReady {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Recorded(name = "DEAD") Resource a) {
            return Recording.trial();
        }
    }

    @Test
    void aResourceThatCannotBecomeReadyIsUndoneAtOnce() {
        EngineRun run = new EngineRun(output).with(PlumblineProperties.LAB, "recording");

        run.execute(selectClass(NeverReady.class));

        assertThat(Recording.EVENTS).containsExactly("make DEAD", "undo DEAD");
        assertThat(run.journal().sessions().get(0).session().trials())
                .allMatch(trial -> "'a' could not be made: DEAD answers cannot come true: its process ended"
                        .equals(trial.failure()));
    }

    static class LeftBehind {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Recorded(name = "a") Resource a, @Recorded(name = "STUCK", on = "a") Resource b) {
            return Recording.trial();
        }
    }

    @Test
    void whatCannotBeUndoneIsToldAndTheRestIsUndoneAllTheSame() {
        EngineRun run =
                new EngineRun(output).with(PlumblineProperties.LAB, "recording").with(PlumblineProperties.BLOCKS, "1");

        run.execute(selectClass(LeftBehind.class));

        assertThat(Recording.EVENTS).endsWith("undo STUCK", "undo a");
        assertThat(run.journal().sessions().get(0).session().fixtures())
                .filteredOn(fixture -> fixture.failure() != null)
                .singleElement()
                .satisfies(fixture -> assertThat(fixture.failure())
                        .contains("recording: name STUCK could not be taken back (java.io.IOException: it is busy)")
                        .contains("it stays in the ledger"));
    }

    static class TooShort {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(
                @Recorded(name = "a", scope = Scope.TRIAL) Resource a,
                @Recorded(name = "b", on = "a", scope = Scope.BLOCK) Resource b) {
            return Recording.trial();
        }
    }

    @Test
    void aResourceCannotOutliveWhatItStandsOn() {
        assertThat(EngineRun.failures(run(TooShort.class)))
                .first()
                .asString()
                .endsWith(
                        "a resource of scope BLOCK depends on 'a' of the shorter scope TRIAL; give both the scope BLOCK");
    }
}
