package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.api.Where;
import dev.plumbline.lab.InterceptedBy;
import dev.plumbline.lab.TrialInterceptor;
import dev.plumbline.lab.TrialPoint;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Blocks, order, and what ends a run before its time. */
class WalkTest {

    @TempDir
    Path output;

    private static final List<String> SEEN = new ArrayList<>();
    private static Path stopFile = Path.of("STOP");

    @BeforeEach
    void forget() {
        SEEN.clear();
        stopFile = output.resolve("STOP");
    }

    private Session session(EngineRun run, Class<?> experiment) {
        run.execute(selectClass(experiment));
        return run.journal().sessions().get(0).session();
    }

    static class Plain {
        @Experiment("?")
        @Blocks(4)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..6") int vms) {
            return Measurement.of("x", vms);
        }
    }

    @Test
    void everyBlockRunsEveryTreatmentOnceInAnOrderOfItsOwn() {
        List<List<String>> blocks = blocks(session(new EngineRun(output), Plain.class));

        assertThat(blocks)
                .hasSize(4)
                .allSatisfy(block -> assertThat(block)
                        .containsExactlyInAnyOrder("vms=1", "vms=2", "vms=3", "vms=4", "vms=5", "vms=6"));
        assertThat(blocks.stream().distinct().count()).isGreaterThan(1);
    }

    @Test
    void theOrderFollowsFromTheSeed() {
        EngineRun run = new EngineRun(output).with(PlumblineProperties.SEED, "7");

        List<List<String>> first = blocks(session(run, Plain.class));

        assertThat(blocks(session(run, Plain.class))).isEqualTo(first);
        assertThat(blocks(session(run.with(PlumblineProperties.SEED, "8"), Plain.class)))
                .isNotEqualTo(first);
    }

    @Test
    void thePropertyWinsOverTheAnnotation() {
        assertThat(session(new EngineRun(output).with(PlumblineProperties.BLOCKS, "2"), Plain.class)
                        .trials())
                .hasSize(12);
    }

    @Test
    void aPlanMeasuresNothingAndSkipsEveryLeaf() {
        EngineExecutionResults results =
                new EngineRun(output).with(PlumblineProperties.PLAN, "true").execute(selectClass(Plain.class));

        results.testEvents().assertStatistics(events -> events.aborted(7).failed(0));
        assertThat(output.resolve("runs")).doesNotExist();
    }

    @Test
    void aPlanCannotPassAGate() {
        EngineExecutionResults results = new EngineRun(output)
                .with(PlumblineProperties.PLAN, "true")
                .with(PlumblineProperties.GATE, "regression")
                .execute(selectClass(Plain.class));

        results.testEvents().assertStatistics(events -> events.failed(7));
    }

    static class Working {
        @Experiment("?")
        @Blocks(100)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..3") int vms) {
            long end = System.nanoTime() + 10_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return Measurement.of("x", vms);
        }
    }

    @Test
    void noBlockIsStartedThatWillNotFitIntoTheBudget() {
        EngineRun run = new EngineRun(output)
                .with(PlumblineProperties.MEASURE, "10 ms")
                .with(PlumblineProperties.BUDGET, "1 s");

        Session session = session(run, Working.class); // a hundred blocks of three trials take 3 s at the least

        assertThat(session.trials().size()).isBetween(3, 99);
        assertThat(session.trials().size() % 3).isZero();
        assertThat(session.endedEarly()).endsWith("would not have fitted into the budget of 1 s");
    }

    @Test
    void aBudgetTooSmallForOneBlockFailsAndSaysSo() {
        EngineExecutionResults results = new EngineRun(output)
                .with(PlumblineProperties.MEASURE, "200 ms")
                .with(PlumblineProperties.BUDGET, "1 s")
                .execute(selectClass(Plain.class));

        assertThat(EngineRun.failures(results))
                .hasSize(7)
                .allMatch(message -> message.contains("block 1 would not have fitted into the budget of 1 s"));
    }

    static class Stopping {
        @Experiment("?")
        @Blocks(4)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..3") int vms) throws IOException {
            SEEN.add("trial");
            if (SEEN.size() == 8) {
                Files.createFile(stopFile);
            }
            return Measurement.of("x", vms);
        }
    }

    @Test
    void aFileNamedStopEndsTheRunAfterTheTrialAndWholeBlocksAreJudged() {
        EngineRun run = new EngineRun(output);

        EngineExecutionResults results = run.execute(selectClass(Stopping.class));

        Session session = run.journal().sessions().get(0).session();
        assertThat(session.trials()).hasSize(8);
        assertThat(session.wholeBlocks().trials()).hasSize(6);
        assertThat(session.endedEarly()).isEqualTo("stopped by the file " + stopFile + " in block 3");
        results.testEvents().assertStatistics(events -> events.started(4).failed(0));
    }

    @Test
    void aFileNamedStopOfAnEarlierRunDoesNotCount() throws IOException {
        Files.createFile(stopFile);

        assertThat(session(new EngineRun(output), Plain.class).trials()).hasSize(24);
    }

    static class Failing {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..3") int vms) {
            if (vms == 2) {
                throw new IllegalStateException("the machine is on fire");
            }
            return Measurement.of("x", vms);
        }
    }

    @Test
    void aTrialThatFailsBreaksItsTreatmentAndNoOther() {
        EngineRun run = new EngineRun(output);

        EngineExecutionResults results = run.execute(selectClass(Failing.class));

        assertThat(run.journal().sessions().get(0).session().trials())
                .filteredOn(trial -> trial.outcome() == Outcome.BROKEN)
                .extracting(TrialRecord::treatment, TrialRecord::failure)
                .containsOnly(tuple("vms=2", "java.lang.IllegalStateException: the machine is on fire"))
                .hasSize(2);
        assertThat(results.testEvents().succeeded().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .contains("vms=1", "vms=3");
        assertThat(results.testEvents().failed().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .contains("vms=2");
    }

    static class Hopeless {
        @Experiment("?")
        @Blocks(5)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..3") int vms) {
            return Measurement.of("y", vms);
        }
    }

    @Test
    void whenABlockBreaksAltogetherNoOtherIsStarted() {
        EngineRun run = new EngineRun(output);

        Session session = session(run, Hopeless.class);

        assertThat(session.trials())
                .hasSize(3)
                .allMatch(trial ->
                        "the body measured no 'x', which @Response declares; it measured [y]".equals(trial.failure()));
        assertThat(session.endedEarly()).isEqualTo("every trial of block 1 was broken, so no other block was started");
    }

    static class WrongUnit {
        @Experiment("?")
        @Blocks(1)
        @Response(name = "x", unit = "1/s", better = HIGHER)
        Measurement sweep() {
            return Measurement.of("x", 3, "MiB/s");
        }
    }

    @Test
    void aValueInAnotherUnitBreaksTheTrial() {
        assertThat(session(new EngineRun(output), WrongUnit.class).trials())
                .extracting(TrialRecord::failure)
                .containsExactly("'x' was measured in 'MiB/s', but @Response declares '1/s'");
    }

    static class Outer extends Naming {
        Outer() {
            super("outer");
        }
    }

    static class Inner extends Naming {
        Inner() {
            super("inner");
        }
    }

    abstract static class Naming implements TrialInterceptor {
        private final String name;

        Naming(String name) {
            this.name = name;
        }

        @Override
        public Measurement around(TrialPoint trial, Body body) throws Exception {
            SEEN.add(name + " before " + trial.treatment());
            Measurement measurement = body.run();
            SEEN.add(name + " after");
            return measurement.and(name, 1, "");
        }
    }

    @InterceptedBy(Outer.class)
    static class Intercepted {
        @Experiment("?")
        @Blocks(1)
        @InterceptedBy(Inner.class)
        @Response(name = "x", better = HIGHER)
        Measurement sweep() {
            SEEN.add("body of " + System.identityHashCode(this));
            return Measurement.of("x", 1);
        }
    }

    @Test
    void interceptorsOfTheClassStandOutsideOfThoseOfTheMethod() {
        Session session = session(new EngineRun(output), Intercepted.class);

        assertThat(SEEN.stream().map(line -> line.replaceAll("[0-9]+", "")))
                .containsExactly("outer before all", "inner before all", "body of ", "inner after", "outer after");
        assertThat(session.trials().get(0).value("outer")).hasValue(1);
    }

    static class Counting {
        private int trials;

        @Experiment("?")
        @Blocks(3)
        @Response(name = "x", better = HIGHER)
        Measurement sweep() {
            return Measurement.of("x", ++trials);
        }
    }

    @Test
    void everyTrialGetsAnInstanceOfItsOwn() {
        assertThat(session(new EngineRun(output), Counting.class).trials())
                .allMatch(trial -> trial.value("x").orElseThrow() == 1);
    }

    static class AllKinds {
        enum Color {
            RED,
            GREEN
        }

        @Experiment("?")
        @Blocks(1)
        @Where("small")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(
                @Factor("1..64 *2") int powers,
                @Factor({"4 KiB", "1 MiB"}) long size,
                @Factor("2 ms") Duration wait,
                @Factor({"true", "false"}) boolean cached,
                @Factor({"GREEN"}) Color color,
                @Factor(method = "shares") double share,
                @Factor("a,b=c%") String text) {
            SEEN.add(powers + " " + size + " " + wait + " " + cached + " " + color + " " + share + " " + text);
            return Measurement.of("x", 1);
        }

        static double[] shares() {
            return new double[] {0.67};
        }

        static boolean small(long size, int powers) {
            return size == 4096 && powers > 16;
        }
    }

    @Test
    void factorsOfEveryKindReachTheBodyAndWhereLeavesTreatmentsOut() {
        Session session = session(new EngineRun(output), AllKinds.class);

        assertThat(SEEN)
                .containsExactlyInAnyOrder(
                        "32 4096 PT0.002S true GREEN 0.67 a,b=c%",
                        "32 4096 PT0.002S false GREEN 0.67 a,b=c%",
                        "64 4096 PT0.002S true GREEN 0.67 a,b=c%",
                        "64 4096 PT0.002S false GREEN 0.67 a,b=c%");
        assertThat(session.experiment().treatments().get(0).id())
                .isEqualTo("cached=true,color=GREEN,powers=32,share=0.67,size=4 KiB,text=a%2Cb%3Dc%25,wait=2 ms");
    }

    private static List<List<String>> blocks(Session session) {
        return List.copyOf(session.trials().stream()
                .collect(Collectors.groupingBy(
                        TrialRecord::block, Collectors.mapping(TrialRecord::treatment, Collectors.toList())))
                .values());
    }
}
