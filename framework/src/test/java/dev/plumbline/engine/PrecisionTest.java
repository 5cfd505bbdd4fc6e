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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** How many blocks are run where a precision decides, and what several sessions of an unchanged lab tell. */
class PrecisionTest {

    @TempDir
    Path output;

    private static final Random NOISE = new Random(11);

    static class Steady {
        @Experiment("?")
        @Blocks(min = 4, max = 12, precision = "2%")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..3") int vms) {
            return Measurement.of("x", 100 * vms * (1 + 0.001 * NOISE.nextGaussian()));
        }
    }

    static class Wild {
        @Experiment("?")
        @Blocks(min = 4, max = 6, precision = "2%")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..3") int vms) {
            return Measurement.of("x", 100 * vms * Math.exp(0.4 * NOISE.nextGaussian()));
        }
    }

    private Run.Judged run(EngineRun run, Class<?> experiment) {
        run.execute(selectClass(experiment));
        return run.journal().sessions().get(0);
    }

    private static Stream<String> notes(Run.Judged judged) {
        assertThat(judged.judgement()).isNotNull();
        return judged.judgement().findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.NOTE)
                .map(Finding::sentence);
    }

    @Test
    void noFurtherBlockIsStartedOnceEveryIntervalIsNarrowEnough() {
        Run.Judged judged = run(new EngineRun(output), Steady.class);

        assertThat(judged.session().trials()).hasSize(4 * 3);
        assertThat(judged.session().endedEarly()).isNull();
        assertThat(notes(judged))
                .anyMatch(note -> note.startsWith("4 blocks were enough: the widest interval, of x of vms="));
    }

    @Test
    void theMostBlocksAreRunWhereTheyAreNeverEnoughAndThatIsSaid() {
        Run.Judged judged = run(new EngineRun(output), Wild.class);

        assertThat(judged.session().trials()).hasSize(6 * 3);
        assertThat(notes(judged)).anyMatch(note -> note.startsWith("6 blocks were not enough for the precision"));
    }

    @Test
    void aSessionThatAPrecisionEndedCanBeStored() throws IOException {
        run(new EngineRun(output).with(PlumblineProperties.BASELINE, "record"), Steady.class);

        try (Stream<Path> stored = Files.walk(output.resolve("baselines"))) {
            assertThat(stored.filter(file -> file.toString().endsWith(".json"))).hasSize(1);
        }
    }

    @Test
    void thePropertyFixesTheNumberOfBlocks() {
        assertThat(run(new EngineRun(output).with(PlumblineProperties.BLOCKS, "2"), Steady.class)
                        .session()
                        .trials())
                .hasSize(2 * 3);
    }

    @Test
    void calibrationMeasuresSeveralSessionsAndStoresWhatTheyTell() throws IOException {
        EngineRun run =
                new EngineRun(output).with(PlumblineProperties.CALIBRATE, "4").with(PlumblineProperties.BLOCKS, "3");

        EngineExecutionResults results = run.execute(selectClass(Steady.class));

        assertThat(run.journal().sessions()).hasSize(4);
        assertThat(run.journal().sessions().stream()
                        .map(judged -> judged.session().seed())
                        .distinct())
                .hasSize(4);
        results.testEvents().assertStatistics(events -> events.aborted(4).failed(0));
        Path stored = output.resolve("baselines/noop/" + Steady.class.getName() + ".sweep/calibration.json");
        assertThat(stored).content().contains("\"falseAlarms\"", "\"smallestLevel\"");
    }

    @Test
    void calibrationAndAChangeExcludeEachOther() {
        assertThat(EngineRun.failures(new EngineRun(output)
                        .with(PlumblineProperties.LAB, "embedded")
                        .with(PlumblineProperties.CALIBRATE, "true")
                        .with(PlumblineProperties.CHANGE, "worn")
                        .execute(selectClass(Steady.class))))
                .hasSize(4)
                .containsOnly("plumbline.calibrate measures the unchanged lab; leave out plumbline.change");
    }
}
