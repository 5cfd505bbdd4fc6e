package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.baseline.BaselineStore;
import dev.plumbline.baseline.StoredSessions;
import dev.plumbline.journal.Run;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Session;
import dev.plumbline.model.Setbacks;
import dev.plumbline.model.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What resuming has to do with everything else that a run may be asked for. */
class ResumedSessionTest {

    private static int trials;
    private static Action atTrial = number -> {};

    @TempDir
    Path output;

    private interface Action {
        void at(int trial) throws Exception;
    }

    @BeforeEach
    void forget() throws IOException {
        trials = 0;
        atTrial = number -> {};
        firmware("8.2");
    }

    private void firmware(String version) throws IOException {
        Files.writeString(output.resolve("lab.yaml"), """
                labs:
                  bench:
                    like: recording
                    fingerprint: {identity: {san.firmware: "%s"}}
                """.formatted(version));
    }

    private void stopAt(int trial) {
        atTrial = number -> {
            if (number == trial) {
                Files.writeString(output.resolve("STOP"), "");
            }
        };
    }

    private static Measurement measured(int vms) throws Exception {
        atTrial.at(++trials);
        return Measurement.of("x", 100.0 * vms + trials % 3 * 0.01);
    }

    static class Sweep {
        @Experiment("?")
        @Blocks(3)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..3") int vms, @Recorded(name = "disk") Recorded.Resource disk) throws Exception {
            return measured(vms);
        }
    }

    static class Precise {
        @Experiment("?")
        @Blocks(min = 3, max = 6, precision = "5%")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..3") int vms) throws Exception {
            return measured(vms);
        }
    }

    private EngineRun run() {
        return new EngineRun(output).with(PlumblineProperties.LAB, "bench");
    }

    private EngineRun resumed() {
        return run().with(PlumblineProperties.RESUME, "true");
    }

    private Run.Judged only() {
        List<Run.Judged> sessions = run().journal().sessions();
        assertThat(sessions).hasSize(1);
        return sessions.get(0);
    }

    private Path journal() throws IOException {
        try (Stream<Path> files = Files.walk(output.resolve("runs"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private StoredSessions stored() throws IOException {
        return new BaselineStore(output.resolve("baselines")).load("bench", Sweep.class.getName() + ".sweep");
    }

    private static void assertRefused(EngineExecutionResults results, String change) {
        assertThat(EngineRun.failures(results))
                .hasSize(4)
                .allMatch(message ->
                        message.contains(" cannot be resumed, since it would not be one session: " + change + "; "));
    }

    @Test
    void aChangedIdentityKeyIsNamedWithBothValues() throws IOException {
        stopAt(4);
        run().execute(selectClass(Sweep.class));
        firmware("8.3");

        assertRefused(resumed().execute(selectClass(Sweep.class)), "identity key san.firmware 8.2 → 8.3");
        assertThat(trials).isEqualTo(4);

        firmware("8.2");
        resumed().execute(selectClass(Sweep.class));
        assertThat(trials).isEqualTo(9);
    }

    @Test
    void aResourceThatIsMadeOtherwiseIsNamed() throws IOException {
        stopAt(4);
        run().execute(selectClass(Sweep.class));
        String text = Files.readString(journal());
        assertThat(text).containsPattern("\"spec of 'disk' \\(@Recorded\\)\":\"[0-9a-f]{16}\"");
        Files.writeString(
                journal(),
                text.replaceFirst("(\"spec of 'disk' \\(@Recorded\\)\":\")[0-9a-f]{16}", "$10123456789abcdef"));

        EngineExecutionResults results = resumed().execute(selectClass(Sweep.class));

        assertThat(EngineRun.failures(results))
                .hasSize(4)
                .allMatch(message -> message.contains("spec of 'disk' (@Recorded) 0123456789abcdef → "));
    }

    @Test
    void aJournalWhoseTrialsAreNotThoseOfItsSeedIsNotResumed() throws IOException {
        stopAt(4);
        run().execute(selectClass(Sweep.class));
        Path journal = journal();
        List<String> lines = Files.readAllLines(journal);
        Files.write(
                journal,
                lines.stream().filter(line -> !line.contains("\"position\":2")).toList());

        assertRefused(
                resumed().execute(selectClass(Sweep.class)),
                "trial 2 of its journal is not the one that its seed puts there");
    }

    @Test
    void aTrialThatBrokeBecauseTheRunWasEndedIsNoneAndIsRunAgain() {
        atTrial = number -> {
            if (number == 4) {
                throw new InterruptedException("ended from outside");
            }
        };
        run().execute(selectClass(Sweep.class));
        Thread.interrupted(); // what comes next is another run
        assertThat(only().session().trials()).hasSize(3);
        assertThat(only().session().endedEarly()).isEqualTo("interrupted in block 2");

        EngineExecutionResults results = resumed().execute(selectClass(Sweep.class));

        assertThat(EngineRun.failures(results)).isEmpty();
        assertThat(only().session().trials()).hasSize(9);
        assertThat(trials).isEqualTo(10);
    }

    @Test
    void aRunThatGoesOnStillIsNotGoneOnWith() throws IOException {
        stopAt(4);
        run().execute(selectClass(Sweep.class));
        Path folder = journal().getParent();
        RunMark mark = RunMark.set(folder);

        EngineExecutionResults results = resumed().execute(selectClass(Sweep.class));

        assertThat(EngineRun.failures(results))
                .hasSize(4)
                .allMatch(message -> message.startsWith(
                        "plumbline.resume: the run " + folder.getFileName() + " goes on still, in process "
                                + ProcessHandle.current().pid()));
        mark.remove();
        resumed().execute(selectClass(Sweep.class));
        assertThat(trials)
                .as("what only tells that it was refused is not what is gone on with")
                .isEqualTo(9);
    }

    @Test
    void anEarlierRunIsGoneOnWithByItsName() throws IOException {
        stopAt(4);
        run().execute(selectClass(Sweep.class));
        Path folder = journal().getParent();
        forget();
        run().execute(selectClass(Precise.class));
        trials = 0;

        run().with(PlumblineProperties.RESUME, folder.getFileName().toString()).execute(selectClass(Sweep.class));

        assertThat(trials).isEqualTo(5);
        assertThat(EngineRun.failures(run().with(PlumblineProperties.RESUME, "20260101T000000.000Z-00000000")
                        .execute(selectClass(Sweep.class))))
                .hasSize(4)
                .allMatch(message -> message.contains("there is no such folder in " + output.resolve("runs")));
        assertThat(EngineRun.failures(
                        run().with(PlumblineProperties.RESUME, "yes").execute(selectClass(Sweep.class))))
                .hasSize(4)
                .allMatch(message -> message.startsWith("plumbline.resume=yes is not understood; write 'true'"));
    }

    @Test
    void asManyBlocksAreRunAsWithoutAnInterruption() throws IOException {
        stopAt(5);
        run().execute(selectClass(Precise.class));
        resumed().execute(selectClass(Precise.class));

        assertThat(trials).isEqualTo(9);
        Run.Judged judged = only();
        assertThat(judged.session().trials()).hasSize(9);
        assertThat(judged.judgement().findings())
                .extracting(Finding::sentence)
                .anyMatch(sentence -> sentence.startsWith("3 blocks were enough"));

        // killed between the last trial and the verdict
        List<String> lines = Files.readAllLines(journal());
        Files.write(journal(), lines.subList(0, lines.size() - 1));
        EngineExecutionResults results = resumed().execute(selectClass(Precise.class));
        assertThat(EngineRun.failures(results)).isEmpty();
        assertThat(trials).as("nothing is measured").isEqualTo(9);
        assertThat(only().judgement().sentence()).isEqualTo(judged.judgement().sentence());
    }

    @Test
    void aResumedSessionIsStoredOnceAndSaysThatItWasResumed() throws IOException {
        run().with(PlumblineProperties.BASELINE, "record").execute(selectClass(Sweep.class));
        trials = 0;
        stopAt(4);
        run().with(PlumblineProperties.BASELINE, "record").execute(selectClass(Sweep.class));
        assertThat(stored().sessions()).hasSize(1);

        resumed().with(PlumblineProperties.BASELINE, "record").execute(selectClass(Sweep.class));

        Session session = stored().sessions().get(1);
        assertThat(session.between().resumptions())
                .extracting(Setbacks.Resumption::trials)
                .containsExactly(4);
        Run.Judged before = run().journal().sessions().get(0);
        assertThat(before.judgement().baselines()).hasSize(1);

        // killed behind that, before its other experiments
        Files.writeString(newestRun().resolve("running"), "process 1 on nowhere");
        EngineExecutionResults results =
                resumed().with(PlumblineProperties.BASELINE, "record").execute(selectClass(Sweep.class));
        assertThat(EngineRun.failures(results)).isEmpty();
        assertThat(trials).isEqualTo(9);
        assertThat(stored().sessions()).hasSize(2);
        assertThat(run().journal().sessions().get(0).judgement())
                .as("it is not held against itself")
                .isEqualTo(before.judgement());
    }

    private Path newestRun() throws IOException {
        try (Stream<Path> runs = Files.list(output.resolve("runs"))) {
            return runs.max(Path::compareTo).orElseThrow();
        }
    }

    @Test
    void aCalibrationGoesOnWithItsSessions() {
        stopAt(14);
        run().with(PlumblineProperties.CALIBRATE, "3").execute(selectClass(Sweep.class));
        assertThat(trials).isEqualTo(14);

        resumed().with(PlumblineProperties.CALIBRATE, "3").execute(selectClass(Sweep.class));

        assertThat(trials).isEqualTo(27);
        assertThat(run().journal().sessions())
                .extracting(judged -> judged.session().trials().size())
                .containsExactly(9, 9, 9);
        assertThat(run().journal().sessions())
                .extracting(judged -> judged.session().seed())
                .doesNotHaveDuplicates();
        assertThat(output.resolve("baselines/bench/" + Sweep.class.getName() + ".sweep/calibration.json"))
                .exists();
    }

    @Test
    void theBudgetOfAResumedSessionBeginsAnew() {
        stopAt(4);
        run().execute(selectClass(Sweep.class));

        resumed().with(PlumblineProperties.BUDGET, "10s").execute(selectClass(Sweep.class));

        assertThat(only().session().trials())
                .extracting(TrialRecord::position)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void aPlanShowsThePlanAndGoesOnWithNothing() throws IOException {
        stopAt(4);
        run().execute(selectClass(Sweep.class));

        resumed().with(PlumblineProperties.PLAN, "true").execute(selectClass(Sweep.class));

        assertThat(trials).isEqualTo(4);
        assertThat(only().session().trials()).hasSize(4);
    }
}
