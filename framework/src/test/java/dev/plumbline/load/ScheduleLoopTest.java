package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleLoopTest {

    private static final long MILLI = 1_000_000;

    /** Operations that take a set time each. */
    private static final class Fixed implements ScheduleLoop.Lane {
        private final long nanos;
        private final List<Long> ends = new ArrayList<>();

        Fixed(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public long begin(long arrival) {
            return arrival + nanos;
        }

        @Override
        public void ended(long arrival, long end) {
            assertThat(end - arrival).isEqualTo(nanos);
            ends.add(end);
        }
    }

    @Test
    void each_lane_goes_on_at_the_scheduled_end_and_stops_at_the_end_of_the_window() throws Exception {
        long start = System.nanoTime();
        Window window = new Window(start, start, start + 20 * MILLI);
        Fixed quick = new Fixed(3 * MILLI);
        Fixed slow = new Fixed(10 * MILLI);

        ScheduleLoop.run(window, List.of(quick, slow));

        assertThat(quick.ends)
                .containsExactly(
                        after(start, 3),
                        after(start, 6),
                        after(start, 9),
                        after(start, 12),
                        after(start, 15),
                        after(start, 18));
        assertThat(slow.ends).containsExactly(after(start, 10), after(start, 20));
    }

    @Test
    void tells_how_late_it_started_and_how_late_it_ended() throws Exception {
        long start = System.nanoTime() - 1000 * MILLI;
        ScheduleLoop.Course course =
                ScheduleLoop.run(new Window(start, start, start + 10 * MILLI), List.of(new Fixed(MILLI)));

        assertThat(course.startDelay()).isGreaterThanOrEqualTo(Duration.ofMillis(1000));
        assertThat(course.lag()).isGreaterThanOrEqualTo(Duration.ofMillis(990));
    }

    @Test
    void one_that_cannot_catch_up_ends_and_covers_less() throws Exception {
        long start = System.nanoTime() - 60_000 * MILLI;
        Window window = new Window(start, start, start + 1000 * MILLI);
        Fixed lane = new Fixed(10 * MILLI);

        ScheduleLoop.Course course = ScheduleLoop.run(window, List.of(lane));

        assertThat(course.measured()).isEqualTo(new Interval(start, start + 10 * MILLI));
        assertThat(course.lag()).isGreaterThan(Duration.ofSeconds(59));
        assertThat(lane.ends).isEmpty();
    }

    @Test
    void without_lanes_it_waits_for_the_end_of_the_window() throws Exception {
        long start = System.nanoTime();
        ScheduleLoop.run(new Window(start, start, start + 5 * MILLI), List.of());

        assertThat(System.nanoTime()).isGreaterThanOrEqualTo(start + 5 * MILLI);
    }

    @Test
    void an_interrupt_ends_it_at_once() {
        long start = System.nanoTime();
        Window window = new Window(start, start, start + 60_000 * MILLI);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> ScheduleLoop.run(window, List.of(new Fixed(60_000 * MILLI))))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    private static long after(long start, long millis) {
        return start + millis * MILLI;
    }
}
