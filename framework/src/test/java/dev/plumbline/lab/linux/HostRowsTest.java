package dev.plumbline.lab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.lab.Interval;
import org.junit.jupiter.api.Test;

class HostRowsTest {

    private final HostRows rows = new HostRows();

    @Test
    void a_counter_is_read_off_a_straight_line_at_the_edges_of_an_interval() {
        rows.add(1000, new double[] {0, 5});
        rows.add(2000, new double[] {10, 7});
        rows.add(3000, new double[] {40, 9});

        assertThat(rows.growth(0, new Interval(1500, 2500))).isEqualTo(20);
        assertThat(rows.growth(0, new Interval(1000, 3000))).isEqualTo(40);
        assertThat(rows.growth(0, new Interval(1100, 1200))).isCloseTo(1, within(1e-9));
        assertThat(rows.values(1, new Interval(1500, 3500)).getAverage()).isEqualTo(8);
        assertThat(rows.values(1, new Interval(2100, 2200)).getMax()).isCloseTo(7.2, within(1e-9));
    }

    @Test
    void the_clock_may_pass_its_largest_number() {
        long near = Long.MAX_VALUE - 500;
        rows.add(near, new double[] {0});
        rows.add(near + 1000, new double[] {10});

        assertThat(rows.growth(0, new Interval(near + 250, near + 750))).isEqualTo(5);
    }

    @Test
    void outside_of_what_was_read_nothing_is_invented() {
        rows.add(1000, new double[] {3});
        rows.add(2000, new double[] {5});

        assertThat(rows.growth(0, new Interval(0, 9000))).isEqualTo(2);
        assertThat(rows.growth(0, new Interval(5000, 9000))).isZero();
        assertThat(new HostRows().growth(0, new Interval(0, 1))).isNaN();
    }

    @Test
    void what_could_not_be_read_is_not_known() {
        rows.add(1000, new double[] {3});
        rows.add(2000, new double[] {Double.NaN});

        assertThat(rows.growth(0, new Interval(1000, 2000))).isNaN();
    }

    @Test
    void a_load_of_any_length_takes_bounded_memory_and_its_end_is_kept() {
        int many = 20 * HostRows.MOST;
        for (int i = 0; i < many; i++) {
            rows.add(i, new double[] {2.0 * i});
        }
        rows.addLast(many, new double[] {2.0 * many});

        assertThat(rows.size()).isBetween(HostRows.MOST / 2, HostRows.MOST);
        assertThat(rows.growth(0, new Interval(10, many))).isCloseTo(2.0 * (many - 10), within(1e-6));
    }
}
