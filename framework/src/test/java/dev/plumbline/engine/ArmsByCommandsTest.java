package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs with a change that real commands switch: they copy one of two files to a third. */
class ArmsByCommandsTest {

    private static final String OLD = "{apply: [cp, old, switch], verify: {run: [cat, switch], prints: old}}";
    private static final String NEW = "{apply: [cp, new, switch], verify: {run: [cat, switch], prints: new}}";

    private static Path lab = Path.of("");
    private static double newIsWorth = 1;
    private static Random noise = new Random(1);
    private static boolean failing;

    @TempDir
    Path folder;

    @BeforeEach
    void bench() throws IOException {
        lab = folder;
        newIsWorth = 1;
        noise = new Random(1);
        failing = false;
        Files.writeString(folder.resolve("old"), "old");
        Files.writeString(folder.resolve("new"), "new");
        Files.writeString(folder.resolve("switch"), "unknown");
    }

    static class Speed {
        @Experiment("?")
        @Blocks(6)
        @Response(name = "x", better = HIGHER, tolerance = "5%")
        Measurement sweep(@Factor("1..3") int vms) throws IOException {
            boolean isNew = Files.readString(lab.resolve("switch")).equals("new");
            if (failing && isNew) {
                throw new IOException("the body fails");
            }
            return Measurement.of("x", vms * (isNew ? newIsWorth : 1) * (1 + 0.005 * noise.nextGaussian()));
        }
    }

    private EngineRun run(String older, String newer) throws IOException {
        Files.writeString(
                folder.resolve("lab.yaml"),
                "labs: {bench: {kind: noop, changes: {driver: {old: " + older + ", new: " + newer + "}}}}");
        return new EngineRun(folder)
                .with(PlumblineProperties.LAB, "bench")
                .with(PlumblineProperties.SEED, "7")
                .with(PlumblineProperties.CHANGE, "driver");
    }

    private Session session(EngineRun run) {
        run.execute(selectClass(Speed.class));
        return run.journal().sessions().get(0).session();
    }

    private Verdict verdict(EngineRun run) {
        session(run);
        return run.journal().sessions().get(0).judgement().verdict();
    }

    private static List<String> failures(Session session, String arm) {
        return session.trials().stream()
                .filter(trial -> trial.arm().equals(arm) && trial.outcome() == Outcome.BROKEN)
                .map(trial -> String.valueOf(trial.failure()))
                .toList();
    }

    private void assertOnlyTheSecondArmIsBroken(EngineRun run, String... sentences) throws IOException {
        Session session = session(run);
        assertThat(session.trials()).as("the run goes on").hasSize(36);
        assertThat(failures(session, "old")).isEmpty();
        assertThat(failures(session, "new"))
                .hasSize(18)
                .allSatisfy(failure -> assertThat(failure).contains(sentences));
        assertThat(run.journal().sessions().get(0).judgement().verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(folder.resolve("switch")).hasContent("old");
    }

    @Test
    void armsThatAreWorthTheSameAreEquivalentAndTheLabIsLeftOnTheFirst() throws IOException {
        assertThat(verdict(run(OLD, NEW))).isEqualTo(Verdict.EQUIVALENT);
        assertThat(folder.resolve("switch")).hasContent("old");
    }

    @Test
    void anArmThatIsWorthLessIsARegression() throws IOException {
        newIsWorth = 0.8;

        assertThat(verdict(run(OLD, NEW))).isEqualTo(Verdict.REGRESSION);
    }

    @Test
    void consecutiveTrialsOfOneArmAreNotSwitched() throws IOException {
        Session session = session(run(
                "{apply: [[cp, old, switch], [mktemp, switched.XXXXXX]], verify: {run: [cat, switch], prints: old}}",
                "{apply: [[cp, new, switch], [mktemp, switched.XXXXXX]], verify: {run: [cat, switch], prints: new}}"));

        List<String> arms = session.trials().stream().map(TrialRecord::arm).toList();
        int switches = 1; // the last one leaves it on the first arm
        for (int i = 0; i < arms.size(); i++) {
            switches += i == 0 || !arms.get(i).equals(arms.get(i - 1)) ? 1 : 0;
        }
        try (var files = Files.list(folder)) {
            assertThat(files.filter(it -> it.getFileName().toString().startsWith("switched.")))
                    .hasSize(switches);
        }
    }

    @Test
    void aTrialThatFailsLeavesTheLabOnTheFirstArm() throws IOException {
        failing = true;

        assertOnlyTheSecondArmIsBroken(run(OLD, NEW), "java.io.IOException: the body fails");
    }

    @Test
    void aCommandThatFailsBreaksTheTrialsOfItsArm() throws IOException {
        assertOnlyTheSecondArmIsBroken(
                run(OLD, "{apply: [cp, missing, switch], verify: [cat, switch]}"),
                "arm 'new' of change 'driver' was not put into effect: 'cp missing switch' ended with exit code 1 and"
                        + " printed 'cp: cannot stat");
    }

    @Test
    void aCommandThatHangsBreaksTheTrialsOfItsArm() throws IOException {
        assertOnlyTheSecondArmIsBroken(
                run(OLD, "{apply: {run: [sleep, 600], within: 50 ms}, verify: [cat, switch]}"),
                "'sleep 600' did not end within 50 ms, printed nothing, and was killed");
    }

    @Test
    void aCommandThatIsNotThereBreaksTheTrialsOfItsArm() throws IOException {
        assertOnlyTheSecondArmIsBroken(
                run(OLD, "{apply: [no-such-program], verify: [cat, switch]}"),
                "'no-such-program' cannot be started",
                "correct " + folder.resolve("lab.yaml") + ": labs.bench.changes.driver.new.apply");
    }

    @Test
    void aCheckThatSaysNoBreaksTheTrialsOfItsArm() throws IOException {
        assertOnlyTheSecondArmIsBroken(
                run(OLD, "{apply: [cp, new, switch], verify: [grep, newer, switch]}"),
                "arm 'new' of change 'driver' is not in effect: 'grep newer switch' ended with exit code 1 and printed"
                        + " nothing");
    }

    @Test
    void anOutputThatIsAnotherBreaksTheTrialsOfItsArmWhateverTheExitCode() throws IOException {
        assertOnlyTheSecondArmIsBroken(
                run(OLD, "{apply: [cp, old, switch], verify: {run: [cat, switch], prints: new}}"),
                "'cat switch' printed 'old', which does not contain 'new'");
    }

    static class Unsettled {
        @Experiment("?")
        @Blocks(1)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..6") int vms) throws IOException {
            Files.writeString(lab.resolve("switch"), "neither"); // as a reboot or another administrator would
            return Measurement.of("x", vms);
        }
    }

    @Test
    void anArmThatStopsBeingInEffectBreaksTheTrialAndIsAppliedAnewForTheNext() throws IOException {
        EngineRun run = run(OLD, NEW);
        run.execute(selectClass(Unsettled.class));

        List<TrialRecord> trials = run.journal().sessions().get(0).session().trials();
        assertThat(trials).hasSize(12);
        for (int i = 1; i < trials.size(); i++) {
            TrialRecord before = trials.get(i - 1);
            TrialRecord trial = trials.get(i);
            boolean lost = trial.arm().equals(before.arm()) && before.outcome() == Outcome.COMPLETE;
            assertThat(trial.outcome()).isEqualTo(lost ? Outcome.BROKEN : Outcome.COMPLETE);
            if (lost) {
                assertThat(trial.failure())
                        .contains("printed 'neither'")
                        .endsWith("; it was in effect in the trial before, and nothing here switched it");
            }
        }
        assertThat(trials).anyMatch(trial -> trial.outcome() == Outcome.BROKEN);
    }

    @Test
    void aMistakeInTheDescriptionFailsTheRunWithItsPlace() throws IOException {
        assertThat(EngineRun.failures(
                        run(OLD, "{apply: cp new switch, verify: [a]}").execute(selectClass(Speed.class))))
                .hasSize(4)
                .allMatch(message -> message.equals(folder.resolve("lab.yaml")
                        + ": labs.bench.changes.driver.new.apply is the text 'cp new switch', but no shell reads it;"
                        + " write it as a list: [cp, new, switch]"));
    }
}
