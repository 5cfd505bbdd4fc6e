package dev.plumbline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Answer.Value;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.TestLab;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import dev.plumbline.load.IdleLoad;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial counts only if every machine that was asked answered for the whole interval. */
class CommonStartTest {

    private static final Times TIMES = new Times(Duration.ZERO, Duration.ofMillis(5));

    @TempDir
    Path folder;

    private final List<String> closed = Collections.synchronizedList(new ArrayList<>());

    private record Named(String name) implements Machine {
        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public <P> Optional<P> port(Class<P> type) {
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface Work {
        Answer run(Window window) throws Exception;
    }

    private final class Scripted implements Worker {
        private final String machine;
        private final Work work;

        Scripted(String machine, Work work) {
            this.machine = machine;
            this.work = work;
        }

        @Override
        public String machine() {
            return machine;
        }

        @Override
        public Answer run(Window window) throws Exception {
            return work.run(window);
        }

        @Override
        public void close() throws IOException {
            closed.add(machine);
        }
    }

    private Measurement run(Function<String, Work> works, String... workers) {
        Load load = new Load() {
            @Override
            public String description() {
                return "scripted";
            }

            @Override
            public List<Worker> workers(Machines machines) {
                return Stream.of(workers)
                        .<Worker>map(name -> new Scripted(name, works.apply(name)))
                        .toList();
            }
        };
        CommonStart start = new CommonStart(Labs.read(folder).open("noop", folder), TIMES);
        return start.run(new Machines(List.of(new Named("vm-1"), new Named("vm-2")), List.of(), start), load);
    }

    private static Answer answer(Duration covered, Duration lag, List<Value> values, Histogram latencies) {
        return new Answer(
                Duration.ZERO,
                new Interval(0, covered.toNanos()),
                lag,
                values,
                latencies,
                List.of(new Series("iops", "1/s", 1, List.of(1.0, 2.0))),
                List.of());
    }

    private static Answer iops(double value) {
        return answer(TIMES.measure(), Duration.ZERO, List.of(new Value("iops", "1/s", value, Combine.SUM)), null);
    }

    @Test
    void ratesAreAddedTimesAveragedByWeightAndWorkersClosed() {
        Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(2_000_000, 30);
        Measurement measurement = run(
                name -> window -> answer(
                        TIMES.measure(),
                        Duration.ZERO,
                        List.of(
                                new Value("iops", "1/s", name.equals("vm-1") ? 300 : 100, Combine.SUM),
                                name.equals("vm-1")
                                        ? new Value("latency", "ms", 2, Combine.MEAN, 300)
                                        : new Value("latency", "ms", 6, Combine.MEAN, 100),
                                new Value("slowest", "ms", name.equals("vm-1") ? 4 : 9, Combine.MAX)),
                        histogram),
                "vm-1",
                "vm-2");

        assertThat(measurement.readings())
                .extracting(reading -> reading.value())
                .containsExactly(400.0, 3.0, 9.0);
        assertThat(measurement.readings().get(0).machines())
                .containsEntry("vm-1", 300.0)
                .containsEntry("vm-2", 100.0);
        assertThat(measurement.series())
                .singleElement()
                .satisfies(series -> assertThat(series.values()).containsExactly(2.0, 4.0));
        assertThat(measurement.latencies()).isNotNull().satisfies(all -> {
            assertThat(all.count()).isEqualTo(60);
            assertThat(all.percentilesMillis())
                    .hasEntrySatisfying(99.0, p -> assertThat(p).isBetween(1.99, 2.01));
        });
        assertThat(measurement.sampled()).isTrue();
        assertThat(closed).containsExactly("vm-1", "vm-2");
    }

    @Test
    void theProcessorTimeOfThisJvmIsNoResourceWhereAScheduleIsKept() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            Machines machines = test.machines(1, new LinkSpec(1, 1_000_000), List.of());

            Measurement scheduled = new CommonStart(test.lab(), TIMES).run(machines, new IdleLoad());

            assertThat(scheduled.busy()).containsOnlyKeys("parent CPU");
        }
        assertThat(run(name -> window -> iops(1), "vm-1", "vm-2").busy()).containsOnlyKeys("generator CPU");
    }

    @Test
    void aMachineWithoutAnAnswerBreaksTheTrial() {
        assertThatThrownBy(() -> run(name -> window -> iops(1), "vm-1"))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage("no answer came from [vm-2] of 2 machines");
    }

    @Test
    void aMachineThatLoadedOnlyAPartOfTheIntervalBreaksTheTrial() {
        assertThatThrownBy(() -> run(
                        name -> window -> answer(Duration.ofMillis(3), Duration.ZERO, iops(1).values(), null),
                        "vm-1",
                        "vm-2"))
                .hasMessage("vm-1 loaded only 3 ms of the 5 ms that were to be measured");
    }

    @Test
    void aLoadThatCannotFollowItsScheduleBreaksTheTrial() {
        assertThatThrownBy(() -> run(
                        name -> window -> answer(TIMES.measure(), Duration.ofSeconds(5), iops(1).values(), null),
                        "vm-1",
                        "vm-2"))
                .hasMessageStartingWith("vm-1 ended 5000 ms behind the lab's schedule, more than 4000 ms");
    }

    private static Answer between(Duration startDelay, Duration from, Duration to) {
        return new Answer(
                startDelay,
                new Interval(from.toNanos(), to.toNanos()),
                Duration.ZERO,
                iops(1).values(),
                null,
                List.of(),
                List.of());
    }

    @Test
    void machinesThatBeginTooFarApartBreakTheTrial() {
        Duration measured = TIMES.measure();

        assertThatThrownBy(() -> run(
                        name -> window ->
                                between(Duration.ofMillis(name.equals("vm-1") ? -300 : 701), Duration.ZERO, measured),
                        "vm-1",
                        "vm-2"))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage("vm-2 began 1001 ms after vm-1, more than 1000 ms: they did not load the lab together");
        assertThat(run(
                                name -> window -> between(
                                        Duration.ofMillis(name.equals("vm-1") ? -300 : 700), Duration.ZERO, measured),
                                "vm-1",
                                "vm-2")
                        .covariates())
                .containsEntry("start spread (ms)", 1000.0);
    }

    @Test
    void machinesThatShareLessThanHalfOfTheIntervalBreakTheTrial() {
        assertThatThrownBy(() -> run(
                        name -> window -> name.equals("vm-1")
                                ? between(Duration.ZERO, Duration.ZERO, Duration.ofMillis(5))
                                : between(Duration.ZERO, Duration.ofMillis(3), Duration.ofMillis(8)),
                        "vm-1",
                        "vm-2"))
                .hasMessage(
                        "all machines together measured only 2 ms of the 5 ms that were asked for: they did not load"
                                + " the lab together");
    }

    @Test
    void aRateThatOneMachineLacksBreaksTheTrial() {
        assertThatThrownBy(() -> run(
                        name -> window ->
                                name.equals("vm-1") ? iops(1) : answer(TIMES.measure(), Duration.ZERO, List.of(), null),
                        "vm-1",
                        "vm-2"))
                .hasMessage("'iops' came from only 1 of 2 machines");
    }

    @Test
    void twoAnswersOfOneMachineBreakTheTrial() {
        assertThatThrownBy(() -> run(name -> window -> iops(1), "vm-1", "vm-2", "vm-2"))
                .hasMessage("vm-2 answered twice for 'iops'");
    }

    @Test
    void whenOneFailsTheOthersAreGivenUpAndAllAreClosed() {
        CountDownLatch never = new CountDownLatch(1);

        assertThatThrownBy(() -> run(
                        name -> window -> {
                            if (name.equals("vm-1")) {
                                never.await(); // until interrupted
                            }
                            throw new IOException("connection reset");
                        },
                        "vm-1",
                        "vm-2"))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage("the load on vm-2 failed: java.io.IOException: connection reset");
        assertThat(closed).containsExactlyInAnyOrder("vm-1", "vm-2");
    }
}
