package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void several_share_what_lies_in_all_of_them() {
        assertThat(Interval.shared(List.of(new Interval(10, 50), new Interval(20, 60), new Interval(0, 40))))
                .isEqualTo(new Interval(20, 40));
    }

    @Test
    void those_that_never_meet_share_nothing() {
        assertThat(Interval.shared(List.of(new Interval(0, 10), new Interval(20, 30))))
                .isEqualTo(new Interval(20, 20));
    }

    @Test
    void the_clock_may_overflow() {
        Interval around = new Interval(Long.MAX_VALUE - 5, Long.MIN_VALUE + 4);

        assertThat(around.length().toNanos()).isEqualTo(10);
        assertThat(Interval.shared(List.of(around, new Interval(Long.MAX_VALUE, Long.MIN_VALUE + 9))))
                .isEqualTo(new Interval(Long.MAX_VALUE, Long.MIN_VALUE + 4));
    }

    @Test
    void none_ends_before_it_begins() {
        assertThatThrownBy(() -> new Interval(5, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
