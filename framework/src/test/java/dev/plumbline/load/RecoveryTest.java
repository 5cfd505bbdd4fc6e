package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.lab.IncompleteTrialException;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When a service is back, by the moments at which it answered. All times are in milliseconds here: a fault at 100 of 400. */
class RecoveryTest {

    private static final long FAULT = 100;
    private static final long END = 400;

    private static LongStream regular(double from, double to, double step) {
        return LongStream.rangeClosed(1, (long) ((to - from) / step))
                .map(number -> Math.round((from + number * step) * 1e6));
    }

    private static Recovery recovery(LongStream... parts) {
        long[] ends = LongStream.empty().toArray();
        for (LongStream part : parts) {
            ends = LongStream.concat(LongStream.of(ends), part).sorted().toArray();
        }
        return Recovery.of(ends, 0, FAULT * 1_000_000, END * 1_000_000);
    }

    @Test
    void a_pause_lasts_until_the_first_answer_after_it() {
        Recovery recovery = recovery(regular(0, 100, 1), regular(180, 400, 1));

        assertThat(recovery.nanos() / 1e6).isCloseTo(81, within(0.01));
        assertThat(recovery.share()).isCloseTo(220 / 300.0, within(0.001));
    }

    @Test
    void a_time_at_half_the_rate_lasts_until_the_former_rate_is_back() {
        Recovery recovery = recovery(regular(0, 100, 1), regular(100, 200, 2), regular(200, 400, 1));

        assertThat(recovery.nanos() / 1e6).isBetween(98.0, 103.0);
    }

    @Test
    void a_service_that_never_paused_recovers_with_its_next_answer() {
        Recovery recovery = recovery(regular(0, 400, 1));

        assertThat(recovery.nanos() / 1e6).isCloseTo(1, within(0.01));
        assertThat(recovery.share()).isCloseTo(1, within(0.001));
    }

    @Test
    void answers_at_random_moments_and_a_short_pause_long_after_the_fault_do_not_move_it() {
        Random random = new Random(7);
        for (int run = 0; run < 50; run++) {
            LongStream before = random.longs(100, 0, 100_000_000);
            LongStream after = random.longs(320, 180_000_000, 400_000_000).filter(at -> at < 300e6 || at > 310e6);

            assertThat(recovery(before, after).nanos() / 1e6).isBetween(80.0, 100.0);
        }
    }

    @Test
    void what_was_made_up_for_counts_as_answered() {
        Recovery recovery = recovery(regular(0, 100, 1), regular(150, 250, 0.5), regular(250, 400, 1));

        assertThat(recovery.share()).isGreaterThan(1);
    }

    @Test
    void a_service_that_stays_below_its_former_rate_has_not_recovered() {
        assertThatThrownBy(() -> recovery(regular(0, 100, 1), regular(100, 400, 1.5)))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage("the service did not answer at its former rate of 1000 requests a second again: after the"
                        + " fault it answered 66.7 % of it to the end of the interval; lengthen the interval, as"
                        + " -Dplumbline.measure=30s, or ask for less than the other machines can do");
        assertThatThrownBy(() -> recovery(regular(0, 100, 1))).isInstanceOf(IncompleteTrialException.class);
    }

    @Test
    void too_few_answers_before_the_fault_tell_no_rate() {
        assertThatThrownBy(() -> recovery(regular(0, 100, 20), regular(100, 400, 20)))
                .hasMessage("only 5 requests were answered before the fault, too few to tell the former rate; let it"
                        + " strike later, or lengthen the interval");
    }
}
