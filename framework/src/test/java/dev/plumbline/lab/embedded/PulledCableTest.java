package dev.plumbline.lab.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.LinkSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Links of 8 Gbit/s a leg, on which a byte takes a nanosecond. */
class PulledCableTest {

    private static final Pace AS_DECLARED = new Pace(new Noise(0, 0, 0), 0);

    private final CellOutage outage = new CellOutage(Duration.ofMillis(75), AS_DECLARED);

    private static EmbeddedLink link(int legs) {
        return new EmbeddedLink("vm-1", new LinkSpec(legs, 8_000_000_000L), AS_DECLARED);
    }

    private CellCables cables(EmbeddedLink link) {
        return new CellCables(link.pulled(), outage.cut());
    }

    @Test
    void a_bond_carries_half_while_one_of_two_legs_is_pulled_and_reaches_its_machine() {
        EmbeddedLink bond = link(2);
        cables(bond).planned(0, 1000, 2000);

        assertThat(bond.send(800, 0)).as("before").isEqualTo(400);
        assertThat(bond.send(800, 1000)).as("pulled").isEqualTo(1800);
        assertThat(bond.receive(800, 1000)).as("the other way").isEqualTo(1800);
        assertThat(bond.send(800, 2000)).as("plugged in again").isEqualTo(2400);
        assertThat(outage.down(1500)).isFalse();
    }

    @Test
    void what_a_single_link_is_given_waits_until_its_cable_is_plugged_in_again() {
        EmbeddedLink single = link(1);
        cables(single).planned(0, 1000, 2000);

        assertThat(single.send(100, 950)).as("begun before").isEqualTo(1050);
        assertThat(single.send(100, 1100)).isEqualTo(2100);
        assertThat(outage.down(1999)).isTrue();
        assertThat(outage.upFrom(1500)).isEqualTo(2000);
        assertThat(outage.down(2000)).isFalse();
    }

    @Test
    void a_cable_that_stays_pulled_carries_nothing_until_the_trial_is_over() {
        EmbeddedLink single = link(1);
        CellCables cables = cables(single);
        cables.planned(0, 1000, Long.MAX_VALUE);

        assertThat(single.send(100, 1100)).isEqualTo(Long.MAX_VALUE);
        assertThat(outage.wentDown(900, Long.MAX_VALUE)).hasValue(1000);

        cables.connect(0, true);

        assertThat(single.send(100, 1200)).isEqualTo(1300);
        assertThat(outage.down(1200)).isFalse();
        assertThat(outage.wentDown(900, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void a_cable_that_nobody_planned_to_pull_is_pulled_at_once() {
        EmbeddedLink single = link(1);
        CellCables cables = cables(single);

        cables.connect(0, false);

        assertThat(outage.down(System.nanoTime())).isTrue();
        assertThat(outage.end()).as("the machine itself runs").isEmpty();
    }

    @Test
    void there_are_no_more_cables_than_legs() {
        CellCables cables = cables(link(2));

        assertThat(cables.legs()).isEqualTo(2);
        assertThatThrownBy(() -> cables.connect(2, false)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
