package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Window;
import dev.plumbline.load.IperfPair.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The one interval that all machines share, and what lies within it. */
class IperfRunTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Window WINDOW = new Window(0, SECOND / 2, SECOND / 2 + 2 * SECOND);
    private static final StreamSpec WRITE =
            new StreamSpec(1000, List.of(StreamLane.Direction.WRITE), 1, OptionalLong.empty());

    @Test
    void it_begins_when_the_last_machine_is_warm_and_is_as_long_as_asked() {
        Interval measured =
                IperfRun.measured(List.of(outcome("vm-1", 0, 0.02, 4, 0), outcome("vm-2", 0.3, 0.4, 4, 0)), WINDOW);

        assertThat(measured).isEqualTo(new Interval(SECOND * 9 / 10, SECOND * 29 / 10));
    }

    @Test
    void machines_that_do_not_load_together_for_so_long_break_the_trial() {
        List<Outcome> apart = List.of(outcome("vm-1", 0, 0.02, 4, 0), outcome("vm-2", 1.5, 1.6, 4, 0));

        assertThatThrownBy(() -> IperfRun.measured(apart, WINDOW))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage("vm-2 began up to 1600 ms after vm-1, which then ended too early: they did not load the lab"
                        + " together");
    }

    @Test
    void what_was_received_outside_of_it_does_not_count() {
        Outcome outcome = outcome("vm-1", 0, 0.2, 4, 2); // begins at 0.1 s, and is twice as fast from 2 s on

        Answer answer = new IperfAnswer(
                        WRITE, outcome, new Interval(SECOND * 16 / 10, SECOND * 26 / 10), Optional.empty())
                .answer(WINDOW, false);

        assertThat(answer.startDelay()).isEqualTo(Duration.ofMillis(100));
        assertThat(answer.values()).first().satisfies(value -> {
            assertThat(value.response()).isEqualTo("throughput");
            assertThat(value.value()).isCloseTo(8 * 0.5 + 16 * 0.5, within(1e-6));
        });
        List<Double> steps = answer.series().get(0).values();
        assertThat(steps).hasSize(10);
        assertThat(steps.get(0)).isCloseTo(8, within(1e-6));
        assertThat(steps.get(9)).isCloseTo(16, within(1e-6));
        assertThat(answer.attachments()).isEmpty();
    }

    @Test
    void a_machine_from_which_nothing_came_breaks_the_trial() {
        Outcome outcome = outcome("vm-1", 0, 0.2, 4, 0);
        Outcome silent = new Outcome("vm-1", outcome.server(), outcome.client(), 0, 0);

        assertThatThrownBy(() ->
                        new IperfAnswer(WRITE, silent, new Interval(0, SECOND), Optional.empty()).answer(WINDOW, false))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage("client received nothing in the measured interval");
    }

    /** The machine sends 1 MB in a second, and twice as much from a moment on; the peer receives it. */
    private static Outcome outcome(String machine, double earliest, double latest, int seconds, double twiceFrom) {
        List<IperfStep> sent = new ArrayList<>();
        List<IperfStep> received = new ArrayList<>();
        for (int i = 0; i < seconds * 10; i++) {
            double bytes = twiceFrom > 0 && i / 10.0 >= twiceFrom ? 200_000 : 100_000;
            sent.add(step(true, i / 10.0, bytes));
            received.add(step(false, i / 10.0, bytes));
        }
        return new Outcome(
                machine,
                new IperfOutput("client", sent, ""),
                new IperfOutput("server", received, ""),
                Math.round(earliest * SECOND),
                Math.round(latest * SECOND));
    }

    private static IperfStep step(boolean sender, double start, double bytes) {
        OptionalDouble none = OptionalDouble.empty();
        return new IperfStep(sender, start, start + 0.1, bytes, none, none, none, none);
    }
}
