package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.journal.Run;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.MachineKill;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Fixture;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Session;
import dev.plumbline.model.Setbacks;
import dev.plumbline.model.TrialRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Machines that end although nobody declared it: others are made, and no part of a trial counts. */
class ReplacedMachineTest {

    private static int bodies;
    private static Set<Integer> killedIn = Set.of();
    private static boolean wrongNumber;
    private static int stopIn;
    private static Path folder;

    @TempDir
    Path output;

    @BeforeEach
    void forget() {
        bodies = 0;
        killedIn = Set.of();
        wrongNumber = false;
        stopIn = 0;
        folder = output;
    }

    private static Measurement measured(LunSet luns, Machines machines) throws Exception {
        bodies++;
        if (bodies == stopIn) {
            Files.writeString(folder.resolve("STOP"), "");
        }
        if (wrongNumber) {
            throw new IllegalStateException("a wrong number");
        }
        if (killedIn.contains(bodies)) {
            machines.all()
                    .get(machines.count() - 1)
                    .require(MachineKill.class, "way to be killed")
                    .kill();
        }
        return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns));
    }

    static class ByBlock {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement sweep(
                @Factor("1..3") int vms,
                @Luns(size = "16 MiB") LunSet luns,
                @Vms(count = "{vms}", disk = "4 MiB") Machines machines)
                throws Exception {
            return measured(luns, machines);
        }
    }

    static class ByTrial {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement sweep(
                @Factor("1..3") int vms,
                @Luns(size = "16 MiB") LunSet luns,
                @Vms(count = "{vms}", disk = "4 MiB", scope = Scope.TRIAL) Machines machines)
                throws Exception {
            return measured(luns, machines);
        }
    }

    static class ByExperiment {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement sweep(
                @Factor("1..3") int vms,
                @Luns(size = "16 MiB", scope = Scope.EXPERIMENT) LunSet luns,
                @Vms(count = "{vms}", disk = "4 MiB", scope = Scope.EXPERIMENT) Machines machines)
                throws Exception {
            return measured(luns, machines);
        }
    }

    static class ByRun {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement sweep(
                @Factor("1..3") int vms,
                @Luns(size = "16 MiB", scope = Scope.RUN) LunSet luns,
                @Vms(count = "{vms}", disk = "4 MiB", scope = Scope.RUN) Machines machines)
                throws Exception {
            return measured(luns, machines);
        }
    }

    private EngineRun run() {
        return new EngineRun(output)
                .with(PlumblineProperties.LAB, "embedded")
                .with(PlumblineProperties.MEASURE, "30 ms")
                .with(PlumblineProperties.WARM_UP, "5 ms");
    }

    private Run.Judged only() {
        List<Run.Judged> sessions = run().journal().sessions();
        assertThat(sessions).hasSize(1);
        return sessions.get(0);
    }

    private static void assertEveryTrialOnce(Session session) {
        assertThat(session.trials())
                .extracting(TrialRecord::position)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 6).boxed().toList());
    }

    private static long setUps(Session session, String name) {
        return session.fixtures().stream()
                .filter(fixture ->
                        fixture.kind() == Fixture.Kind.SET_UP && fixture.name().startsWith(name))
                .count();
    }

    @ParameterizedTest
    @ValueSource(classes = {ByBlock.class, ByTrial.class, ByExperiment.class, ByRun.class})
    void aMachineThatEndsIsReplacedAndItsTrialBeginsAgain(Class<?> experiment) {
        killedIn = Set.of(2, 6);

        EngineExecutionResults results = run().execute(selectClass(experiment));

        assertThat(EngineRun.failures(results)).isEmpty();
        Session session = only().session();
        assertEveryTrialOnce(session);
        assertThat(session.trials()).extracting(TrialRecord::outcome).containsOnly(Outcome.COMPLETE);
        assertThat(bodies).isEqualTo(8);
        List<Setbacks.Replacement> replacements = session.between().replacements();
        assertThat(replacements).extracting(Setbacks.Replacement::position).containsExactly(2, 5);
        assertThat(replacements).allSatisfy(replacement -> {
            assertThat(replacement.machine()).startsWith("vm-");
            assertThat(replacement.why()).isEqualTo(replacement.machine() + " has ended");
            TrialRecord trial = session.trials().get(replacement.position() - 1);
            assertThat(replacement.treatment()).isEqualTo(trial.treatment());
            assertThat(replacement.block()).isEqualTo(trial.block());
        });
        assertThat(only().judgement().findings())
                .extracting(Finding::sentence)
                .filteredOn(sentence -> sentence.startsWith("machine replaced at "))
                .hasSize(2)
                .allMatch(sentence -> sentence.endsWith(" began again from nothing"));
    }

    /** The last that is left is known to have ended by nothing but its own failure. */
    static class Alone {
        @Experiment("?")
        @Blocks(3)
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement sweep(
                @Luns(size = "16 MiB") LunSet luns, @Vms(count = "1", disk = "4 MiB", scope = Scope.TRIAL) Machines one)
                throws Exception {
            return measured(luns, one);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {ByTrial.class, Alone.class})
    void soIsOneOfThisComputersOwn(Class<?> experiment) throws Exception {
        killedIn = Set.of(2);
        Files.writeString(output.resolve("lab.yaml"), """
                labs:
                  own: {kind: local, quiet: {cpu: 100 %, disk: 100 %, runQueue: 1000, wait: 1 s}}
                """);

        EngineExecutionResults results = run().with(PlumblineProperties.LAB, "own")
                .with(PlumblineProperties.WARM_UP, "300 ms")
                .with(PlumblineProperties.MEASURE, "300 ms")
                .execute(selectClass(experiment));

        assertThat(EngineRun.failures(results)).isEmpty();
        Session session = only().session();
        assertThat(session.trials()).extracting(TrialRecord::outcome).containsOnly(Outcome.COMPLETE);
        assertThat(bodies).isEqualTo(session.trials().size() + 1);
        assertThat(session.between().replacements()).singleElement().satisfies(replacement -> {
            assertThat(replacement.position()).isEqualTo(2);
            assertThat(replacement.why()).contains("has ended: its load server was killed by signal 9");
        });
    }

    @Test
    void onlyWhatTheMachinesShareIsMadeAnew() {
        killedIn = Set.of(2);

        run().execute(selectClass(ByBlock.class));

        assertThat(setUps(only().session(), "machines"))
                .as("two blocks, and one anew")
                .isEqualTo(3);
    }

    @Test
    void noMoreMachinesAreReplacedThanAllowedAndTheTrialIsThenBroken() {
        killedIn = Set.of(2, 3, 4);

        EngineExecutionResults results = run().execute(selectClass(ByTrial.class));

        assertThat(EngineRun.failures(results)).isNotEmpty();
        Session session = only().session();
        assertEveryTrialOnce(session);
        assertThat(session.between().replacements())
                .extracting(Setbacks.Replacement::position)
                .containsExactly(2, 2);
        assertThat(session.trials())
                .filteredOn(trial -> trial.outcome() == Outcome.BROKEN)
                .singleElement()
                .satisfies(trial -> assertThat(trial.failure()).matches("vm-\\d+ has ended"));
        assertThat(bodies).isEqualTo(8);
    }

    @Test
    void noneIsReplacedWhereThatIsAskedFor() {
        killedIn = Set.of(2);

        run().with(PlumblineProperties.REPLACEMENTS, "0").execute(selectClass(ByTrial.class));

        assertThat(only().session().between()).isEqualTo(Setbacks.NONE);
        assertThat(only().session().trials())
                .filteredOn(trial -> trial.outcome() == Outcome.BROKEN)
                .hasSize(1);
        assertThat(EngineRun.failures(
                        run().with(PlumblineProperties.REPLACEMENTS, "many").execute(selectClass(ByTrial.class))))
                .allMatch(message -> message.startsWith("plumbline.replacements: 'many' is not a whole number"));
    }

    @Test
    void aFailureOfTheExperimentsOwnIsNotRunAgain() {
        wrongNumber = true;

        run().execute(selectClass(ByTrial.class));

        assertThat(bodies).as("a block, all of it broken").isEqualTo(3);
        assertThat(only().session().between()).isEqualTo(Setbacks.NONE);
    }

    @Test
    void noMachineIsReplacedBeyondTheBudget() {
        killedIn = Set.of(2);

        // the first block fits, and is as good as over when its second trial breaks
        run().with(PlumblineProperties.BUDGET, "170 ms").execute(selectClass(ByTrial.class));

        Session session = only().session();
        assertThat(session.between()).isEqualTo(Setbacks.NONE);
        assertThat(session.trials()).extracting(TrialRecord::position).containsExactly(1, 2, 3);
        assertThat(brokenTrials(session)).isEqualTo(1);
    }

    private static int brokenTrials(Session session) {
        return (int) session.trials().stream()
                .filter(trial -> trial.outcome() == Outcome.BROKEN)
                .count();
    }

    @Test
    void aResumedSessionHasNoMoreReplacementsThanOneThatWasNotStopped() throws Exception {
        killedIn = Set.of(1, 2, 6);
        stopIn = 5;
        run().execute(selectClass(ByTrial.class));
        assertThat(only().session().between().replacements()).hasSize(2);

        run().with(PlumblineProperties.RESUME, "true").execute(selectClass(ByTrial.class));

        Session session = only().session();
        assertEveryTrialOnce(session);
        assertThat(session.between().replacements()).hasSize(2);
        assertThat(session.between().resumptions()).hasSize(1);
        assertThat(brokenTrials(session)).isEqualTo(1);
    }
}
