package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HypervisorsTest {

    private static final String ONE = "qemu+ssh://root@one/system";
    private static final String TWO = "qemu+ssh://root@two/system";
    private static final String THREE = "qemu+ssh://root@three/system";

    private final Hypervisors three =
            new Hypervisors(Stream.of(ONE, TWO, THREE).map(Virsh::new).toList());

    private List<String> next(int machines) {
        return Stream.generate(() -> three.next().uri()).limit(machines).toList();
    }

    @Test
    void machines_are_dealt_out_in_turn() {
        assertThat(next(7)).containsExactly(ONE, TWO, THREE, ONE, TWO, THREE, ONE);
    }

    @Test
    void one_that_has_lost_a_machine_gets_no_other_as_long_as_there_are_others() {
        assertThat(three.avoid(ONE)).containsExactly(TWO, THREE);
        assertThat(three.avoid(ONE)).as("told twice").containsExactly(TWO, THREE);

        assertThat(next(4)).containsOnly(TWO, THREE).containsSubsequence(TWO, THREE, TWO);
    }

    @Test
    void the_last_that_is_left_gets_all() {
        three.avoid(THREE);

        assertThat(three.avoid(ONE)).containsExactly(TWO);
        assertThat(next(3)).containsOnly(TWO);
    }

    @Test
    void where_all_have_lost_one_all_are_used_again() {
        three.avoid(ONE);
        three.avoid(TWO);

        assertThat(three.avoid(THREE)).isEmpty();
        assertThat(next(3)).containsExactlyInAnyOrder(ONE, TWO, THREE);
    }

    @Test
    void somebody_elses_is_left_out_of_nothing() {
        assertThat(three.avoid("qemu:///system")).containsExactly(ONE, TWO, THREE);
        assertThat(next(3)).containsExactly(ONE, TWO, THREE);
    }

    @Test
    void a_single_one_goes_on_being_used() {
        Hypervisors single = new Hypervisors(List.of(new Virsh(ONE)));

        assertThat(single.avoid(ONE)).isEmpty();
        assertThat(single.next().uri()).isEqualTo(ONE);
    }
}
