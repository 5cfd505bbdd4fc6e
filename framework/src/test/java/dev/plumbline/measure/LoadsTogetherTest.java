package dev.plumbline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Answer.Value;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineLife;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import dev.plumbline.model.Attachment;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two loads beside each other, and machines whose end a load explains. */
class LoadsTogetherTest {

    private static final Times TIMES = new Times(Duration.ZERO, Duration.ofMillis(5));

    @TempDir
    Path folder;

    private final List<String> closed = Collections.synchronizedList(new ArrayList<>());

    private record Mortal(String name, boolean dead) implements Machine, MachineLife {

        @Override
        public boolean ready() {
            return !dead;
        }

        @Override
        public <P> Optional<P> port(Class<P> type) {
            return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
        }

        @Override
        public Optional<String> end() {
            return dead ? Optional.of("has ended") : Optional.empty();
        }
    }

    /** One response {@code rate}, a time of so many milliseconds, and text. */
    private class Rate implements Load {

        private final double value;
        private final long millis;

        Rate(double value, long millis) {
            this.value = value;
            this.millis = millis;
        }

        @Override
        public String description() {
            return "rate " + value;
        }

        @Override
        public List<Worker> workers(Machines machines) throws IOException {
            return machines.all().stream()
                    .map(machine -> worker(machine.name()))
                    .toList();
        }

        private Worker worker(String machine) {
            return new Worker() {
                @Override
                public String machine() {
                    return machine;
                }

                @Override
                public Answer run(Window window) throws Exception {
                    return answer();
                }

                @Override
                public void close() {
                    closed.add(machine);
                }
            };
        }

        Answer answer() throws Exception {
            Histogram times = new Histogram(3);
            times.recordValue(millis * 1_000_000);
            return new Answer(
                    Duration.ZERO,
                    new Interval(0, TIMES.measure().toNanos()),
                    Duration.ZERO,
                    List.of(new Value("rate", "1/s", value, Combine.SUM)),
                    times,
                    List.of(new Series("rate", "1/s", 1, List.of(value))),
                    List.of(new Attachment("raw", "text/plain", "x")));
        }
    }

    private Measurement run(Load load, Machine... machines) {
        CommonStart start = new CommonStart(Labs.read(folder).open("noop", folder), TIMES);
        return start.run(new Machines(List.of(machines), List.of(), start), load);
    }

    @Test
    void responses_of_both_are_told_by_their_names() {
        Measurement both = run(
                new Rate(3, 2).named("service").beside(new Rate(5, 400).named("user")),
                new Mortal("vm-1", false),
                new Mortal("vm-2", false));

        assertThat(both.readings())
                .extracting(Reading::response, Reading::value)
                .containsExactly(tuple("service.rate", 6.0), tuple("user.rate", 10.0));
        assertThat(both.series()).extracting(Series::response).containsExactly("service.rate", "user.rate");
        assertThat(both.attachments()).extracting(Attachment::name).contains("service raw", "user raw");
        assertThat(closed).containsExactly("vm-1", "vm-2", "vm-1", "vm-2");
    }

    @Test
    void the_times_are_those_of_the_first() {
        Measurement both =
                run(new Rate(3, 2).named("service").beside(new Rate(5, 400).named("user")), new Mortal("vm-1", false));

        assertThat(both.latencies()).isNotNull().satisfies(times -> {
            assertThat(times.count()).isEqualTo(1);
            assertThat(times.meanMillis()).isBetween(1.9, 2.1);
        });
    }

    @Test
    void two_responses_of_one_name_break_the_trial() {
        assertThatThrownBy(() -> run(new Rate(3, 2).beside(new Rate(5, 2)), new Mortal("vm-1", false)))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage("vm-1 answered twice for 'rate'");
    }

    @Test
    void where_the_second_cannot_be_prepared_the_first_is_let_go() {
        Load broken = new Rate(1, 1) {
            @Override
            public List<Worker> workers(Machines machines) throws IOException {
                throw new IOException("no room");
            }
        };

        assertThatThrownBy(() -> run(new Rate(3, 2).beside(broken), new Mortal("vm-1", false)))
                .hasMessageContaining("no room");
        assertThat(closed).containsExactly("vm-1");
    }

    @Test
    void a_name_is_letters_digits_and_hyphens() {
        assertThatThrownBy(() -> new Rate(1, 1).named("a b"))
                .isInstanceOf(MisuseException.class)
                .hasMessage("'a b' does not name a load; write letters, digits and hyphens, as 'service'");
    }

    private Load waiting(String explained) {
        CountDownLatch never = new CountDownLatch(1);
        return new Rate(1, 1) {
            @Override
            Answer answer() throws Exception {
                assertThat(never.await(1200, TimeUnit.MILLISECONDS)).isFalse(); // as long as lives are looked at twice
                return super.answer();
            }

            @Override
            public boolean explains(Machine gone) {
                return gone.name().equals(explained);
            }
        };
    }

    @Test
    void the_end_of_a_machine_that_the_load_explains_breaks_nothing() {
        Measurement trial = run(
                waiting("vm-2").named("a").beside(new Rate(1, 1)), new Mortal("vm-1", false), new Mortal("vm-2", true));

        assertThat(trial.readings()).hasSize(2);
    }

    @Test
    void the_end_of_any_other_breaks_the_trial() {
        assertThatThrownBy(() -> run(waiting("vm-1"), new Mortal("vm-1", false), new Mortal("vm-2", true)))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage("vm-2 has ended");
    }
}
