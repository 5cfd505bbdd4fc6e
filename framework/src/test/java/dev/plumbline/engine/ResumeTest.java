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
import dev.plumbline.model.Finding;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Session;
import dev.plumbline.model.Setbacks;
import dev.plumbline.model.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Runs that go on with an earlier one. A journal that was cut off is what a killed run leaves; the mark beside it as well. */
class ResumeTest {

    private static final List<String> MEASURED = new ArrayList<>();
    private static int stopAt;
    private static int breakAt;
    private static Path folder;

    @TempDir
    Path output;

    @BeforeEach
    void forget() {
        MEASURED.clear();
        stopAt = 0;
        breakAt = 0;
        folder = output;
    }

    /** Notes a trial; stops the run, or breaks the trial, where that is asked for. */
    private static Measurement measured(String trial, double value) throws IOException {
        MEASURED.add(trial);
        if (MEASURED.size() == stopAt) {
            Files.writeString(folder.resolve("STOP"), "");
        }
        if (MEASURED.size() == breakAt) {
            throw new IllegalStateException("this one broke");
        }
        return Measurement.of("x", value);
    }

    static class First {
        @Experiment("?")
        @Blocks(3)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..3") int vms, @Recorded(name = "disk") Recorded.Resource disk) throws IOException {
            return measured("first " + vms, vms);
        }
    }

    static class Second {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..3") int vms) throws IOException {
            return measured("second " + vms, vms);
        }
    }

    private EngineRun run() {
        return new EngineRun(output).with(PlumblineProperties.LAB, "recording");
    }

    private EngineRun resumed() {
        return run().with(PlumblineProperties.RESUME, "true");
    }

    private static EngineExecutionResults both(EngineRun run) {
        return run.execute(selectClass(First.class), selectClass(Second.class));
    }

    private Path onlyRun() throws IOException {
        try (Stream<Path> runs = Files.list(output.resolve("runs"))) {
            List<Path> all = runs.toList();
            assertThat(all).as("one run, which was gone on with").hasSize(1);
            return all.get(0);
        }
    }

    private static Path journal(Path run, Class<?> experiment) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.filter(file -> file.toString().contains(experiment.getSimpleName()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Leaves a journal as it is when its run is killed after so many bytes of it. */
    private static void kill(Path run, Path journal, int bytes) throws IOException {
        Files.write(journal, Arrays.copyOf(Files.readAllBytes(journal), bytes));
        Files.writeString(run.resolve("running"), "process 1 on nowhere");
    }

    private static void assertEveryTrialOnce(Session session) {
        int trials = session.design().blocks() * session.design().treatments().size();
        assertThat(session.trials())
                .extracting(TrialRecord::position)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, trials).boxed().toList());
        assertThat(session.trials())
                .extracting(trial -> trial.block() + " " + trial.treatment())
                .doesNotHaveDuplicates();
    }

    private static List<String> orderOf(Session session) {
        return session.trials().stream()
                .map(trial -> trial.block() + " " + trial.treatment())
                .toList();
    }

    @Test
    void whereverAJournalIsCutOffTheResumedSessionHasEveryTrialOnceInTheSameOrder() throws IOException {
        run().with(PlumblineProperties.SEED, "42").execute(selectClass(First.class));
        Session whole = run().journal().sessions().get(0).session();
        Path run = onlyRun();
        Path journal = journal(run, First.class);
        byte[] bytes = Files.readAllBytes(journal);
        List<Integer> points = points(bytes);
        assertThat(points).hasSizeGreaterThan(40);

        for (int point : points) {
            MEASURED.clear();
            Files.write(journal, bytes);
            kill(run, journal, point);
            int had = run().journal().sessions().get(0).session().trials().size();

            EngineExecutionResults results = resumed().execute(selectClass(First.class));

            assertThat(EngineRun.failures(results)).as("cut off at %d", point).isEmpty();
            Run.Judged judged = run().journal().sessions().get(0);
            assertEveryTrialOnce(judged.session());
            assertThat(orderOf(judged.session())).isEqualTo(orderOf(whole));
            assertThat(judged.session().id()).isEqualTo(whole.id());
            assertThat(judged.session().endedEarly()).isNull();
            assertThat(judged.judgement()).isNotNull();
            assertThat(MEASURED).as("cut off at %d", point).hasSize(9 - had);
            assertThat(judged.session().between().resumptions())
                    .extracting(Setbacks.Resumption::trials)
                    .containsExactly(had);
            assertThat(run.resolve("running")).doesNotExist();
        }
    }

    /** Behind each line but the last, before its line feed, and in its middle. */
    private static List<Integer> points(byte[] bytes) {
        List<Integer> points = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < bytes.length - 1; at++) {
            if (bytes[at] == '\n') {
                if (from > 0) { // of the first line nothing must be missing
                    points.add((from + at) / 2);
                }
                points.add(at);
                points.add(at + 1);
                from = at + 1;
            }
        }
        points.add((from + bytes.length) / 2);
        return points;
    }

    @Test
    void ofAJournalThatWasCutOffInItsFirstLineNothingIsLeft() throws IOException {
        both(run());
        Path run = onlyRun();
        kill(run, journal(run, Second.class), 100);
        MEASURED.clear();

        EngineExecutionResults results = both(resumed());

        assertThat(EngineRun.failures(results)).isEmpty();
        assertThat(MEASURED).hasSize(6).allMatch(trial -> trial.startsWith("second"));
        Run report = run().journal();
        assertThat(report.sessions()).hasSize(2);
        assertThat(report.unmeasured()).isEmpty();
    }

    @Test
    void aStoppedRunGoesOnAndWhatItHadMeasuredIsJudgedAndNotMeasuredAgain() throws IOException {
        stopAt = 12;
        both(run());
        assertThat(MEASURED).hasSize(12);
        Session stopped = run().journal().sessions().get(1).session();
        assertThat(stopped.endedEarly()).contains("STOP");

        EngineExecutionResults results = both(resumed());

        assertThat(results.testEvents().succeeded().count()).isEqualTo(8);
        assertThat(MEASURED).hasSize(15);
        Run report = run().journal();
        assertThat(report.sessions()).hasSize(2);
        report.sessions().forEach(judged -> assertEveryTrialOnce(judged.session()));
        assertThat(report.sessions().get(0).session().between()).isEqualTo(Setbacks.NONE);
        Run.Judged resumed = report.sessions().get(1);
        assertThat(resumed.session().between().resumptions())
                .extracting(Setbacks.Resumption::trials)
                .containsExactly(3);
        assertThat(resumed.session().started()).isEqualTo(stopped.started());
        assertThat(resumed.judgement().findings())
                .extracting(Finding::sentence)
                .anyMatch(sentence -> sentence.matches("resumed at [0-9: -]+ UTC, after 3 trials"));
        onlyRun();
    }

    @Test
    void aRunThatIsStoppedTwiceIsResumedTwice() {
        stopAt = 2;
        run().execute(selectClass(First.class));
        stopAt = 5;
        resumed().execute(selectClass(First.class));
        resumed().execute(selectClass(First.class));

        Session session = run().journal().sessions().get(0).session();
        assertEveryTrialOnce(session);
        assertThat(MEASURED).hasSize(9);
        assertThat(session.between().resumptions())
                .extracting(Setbacks.Resumption::trials)
                .containsExactly(2, 5);
        assertThat(session.between().sentences()).last().asString().endsWith(", after 5 trials");
    }

    @Test
    void aBrokenTrialStaysBroken() {
        stopAt = 4;
        breakAt = 2;
        run().execute(selectClass(First.class));

        EngineExecutionResults results = resumed().execute(selectClass(First.class));

        Session session = run().journal().sessions().get(0).session();
        assertEveryTrialOnce(session);
        assertThat(session.trials())
                .filteredOn(trial -> trial.outcome() == Outcome.BROKEN)
                .singleElement()
                .satisfies(trial -> assertThat(trial.position()).isEqualTo(2));
        assertThat(EngineRun.failures(results)).isNotEmpty();
    }

    @Test
    void aRunThatWasMeasuredToItsEndIsNotPassedOffAsAFreshOne() throws IOException {
        both(run());

        both(resumed());

        assertThat(MEASURED).hasSize(30);
        try (Stream<Path> runs = Files.list(output.resolve("runs"))) {
            assertThat(runs).hasSize(2);
        }
    }

    @Test
    void withoutAnEarlierRunAllIsMeasured() {
        EngineExecutionResults results = both(resumed());

        assertThat(EngineRun.failures(results)).isEmpty();
        assertThat(MEASURED).hasSize(15);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plumbline.seed    | 7      | seed 42 → 7
            plumbline.blocks  | 4      | blocks 3 → 4
            plumbline.only    | vms=1  | selected treatments 3 → 1
            plumbline.measure | 2 ms   | measured interval 1 ms → 2 ms
            plumbline.warmUp  | 5 ms   | warm-up 0 ms → 5 ms
            plumbline.lab     | noop   | lab recording → noop
            """)
    void aSessionIsNotResumedByAnotherPlan(String key, String value, String change) throws IOException {
        stopAt = 4;
        run().with(PlumblineProperties.SEED, "42").execute(selectClass(First.class));
        Path journal = journal(onlyRun(), First.class);
        byte[] before = Files.readAllBytes(journal);

        EngineExecutionResults results = resumed().with(key, value).execute(selectClass(First.class));

        assertThat(EngineRun.failures(results))
                .isNotEmpty()
                .allMatch(message -> message.startsWith("session ")
                        && message.contains(
                                ", of which 4 trials are there, cannot be resumed, since it would not be one session: ")
                        && message.contains(change)
                        && message.contains("or leave out plumbline.resume to begin anew"));
        assertThat(journal).as("nothing is overwritten").hasBinaryContent(before);
        assertThat(run().journal().unmeasured()).hasSize(1);
        assertThat(MEASURED).hasSize(4);

        resumed().execute(selectClass(First.class));

        assertThat(run().journal().unmeasured())
                .as("what was refused is measured now")
                .isEmpty();
        assertEveryTrialOnce(run().journal().sessions().get(0).session());
    }
}
