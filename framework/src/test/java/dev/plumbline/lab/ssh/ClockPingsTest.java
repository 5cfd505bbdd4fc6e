package dev.plumbline.lab.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine's clock is read from several answers, of which that one counts that took the shortest. */
class ClockPingsTest {

    private static final long MILLI = 1_000_000;

    /** In nanoseconds since 1970. */
    private long now = 1_000_000_000_000_000_000L;

    private final ClockPings pings = new ClockPings(() -> Instant.ofEpochSecond(0, now));

    @Test
    void the_shortest_answer_counts() throws IOException, InterruptedException {
        Deque<Long> back = new ArrayDeque<>(List.of(90L, 3L, 40L, 8L, 1L, 70L, 500L, 2L));

        long ahead = pings.aheadNanos(() -> {
            now += MILLI; // there, and then back, which takes as long only where it is short
            String time = time(now + 60_000 * MILLI);
            now += back.remove() * MILLI;
            return time;
        });

        assertThat(ahead).isEqualTo(60_000 * MILLI);
        assertThat(back).isEmpty();
    }

    @Test
    void a_clock_that_is_behind() throws IOException, InterruptedException {
        assertThat(pings.aheadNanos(() -> time(now - 1500 * MILLI))).isEqualTo(-1500 * MILLI);
    }

    @Test
    void answers_during_which_the_clock_here_was_set_back_do_not_count() {
        assertThatThrownBy(() -> pings.aheadNanos(() -> {
                    now -= MILLI;
                    return time(now);
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("this computer's clock was set back while another was asked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1732325432", "1732325432.%N", "1732325432,123456", "-1.123456", "1.1234567890", "bash: no"})
    void what_is_no_time(String answer) {
        assertThatThrownBy(() -> pings.aheadNanos(() -> answer))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("'" + answer + "' is no time in parts of a second");
    }

    private static String time(long nanos) {
        return String.format("%d.%06d", nanos / 1_000_000_000, nanos % 1_000_000_000 / 1000);
    }
}
