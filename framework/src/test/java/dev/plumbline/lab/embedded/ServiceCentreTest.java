package dev.plumbline.lab.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.lab.Window;
import org.junit.jupiter.api.Test;

class ServiceCentreTest {

    private static final Pace AS_DECLARED = new Pace(new Noise(0, 0, 0), 0);

    @Test
    void requests_wait_for_the_one_before() {
        ServiceCentre centre = new ServiceCentre(AS_DECLARED, 1);

        assertThat(centre.serve(100, 10)).isEqualTo(110);
        assertThat(centre.serve(100, 10)).isEqualTo(120);
        assertThat(centre.serve(150, 10)).isEqualTo(160);
    }

    @Test
    void two_servers_work_on_two_requests_at_once() {
        ServiceCentre centre = new ServiceCentre(AS_DECLARED, 2);

        assertThat(centre.serve(0, 10)).isEqualTo(10);
        assertThat(centre.serve(0, 10)).isEqualTo(10);
        assertThat(centre.serve(0, 10)).isEqualTo(20);
    }

    @Test
    void what_begins_while_it_is_slow_takes_several_times_as_long() {
        ServiceCentre centre = new ServiceCentre(AS_DECLARED, 1);
        SlowSpan slow = new SlowSpan();
        slow.planned(4, 100, 150);

        assertThat(centre.serve(95, 10, slow)).as("begun before").isEqualTo(105);
        assertThat(centre.serve(95, 10, slow)).as("waited until it was slow").isEqualTo(145);
        assertThat(centre.serve(95, 10, slow)).isEqualTo(185);
        assertThat(centre.serve(95, 10, slow))
                .as("waited until it was fast again")
                .isEqualTo(195);
    }

    @Test
    void a_gap_that_is_too_short_for_a_slow_request_moves_it_to_where_it_is_fast_again() {
        ServiceCentre centre = new ServiceCentre(AS_DECLARED, 1);
        SlowSpan slow = new SlowSpan();
        slow.planned(4, 100, 150);
        centre.serve(120, 40);

        assertThat(centre.serve(105, 10, slow)).isEqualTo(170);
    }

    @Test
    void a_request_that_is_booked_late_gets_the_time_that_was_left_idle() {
        ServiceCentre centre = new ServiceCentre(AS_DECLARED, 1);
        centre.serve(0, 10);
        centre.serve(100, 10);

        assertThat(centre.serve(20, 10)).isEqualTo(30);
        assertThat(centre.serve(20, 60)).isEqualTo(90);
        assertThat(centre.serve(20, 20)).as("no gap is long enough").isEqualTo(130);
        assertThat(centre.serve(20, 10)).isEqualTo(100);
        assertThat(centre.serve(-50, 10)).isEqualTo(-40);
    }

    @Test
    void busy_is_the_share_of_the_watched_interval_alone() {
        ServiceCentre centre = new ServiceCentre(AS_DECLARED, 1);
        centre.watch(new Window(0, 100, 200));
        centre.serve(50, 100);
        centre.serve(190, 100);

        assertThat(centre.busyShares()).containsExactly(new double[] {0.6}, within(1e-9));
    }

    @Test
    void a_cleared_centre_forgets_what_waits() {
        ServiceCentre centre = new ServiceCentre(AS_DECLARED, 1);
        centre.serve(0, 1_000_000);
        centre.clear();

        assertThat(centre.serve(10, 5)).isEqualTo(15);
    }
}
