package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodeCountersTest {

    private static final double NONE = Double.NaN;

    private static double[] parse(String printed) {
        double[] into = {-1, 0, 0, 0, 0, -1};
        NodeCounters.parse(printed, into, 1);
        return into;
    }

    @Test
    void each_kind_of_use_has_its_place() {
        assertThat(parse("""
                user:                     9797400000
                system:               34678723400000
                idle:                    87264900000
                iowait:                    763600000
                """)).containsExactly(-1, 9797400000.0, 34678723400000.0, 87264900000.0, 763600000.0, -1);
    }

    @Test
    void what_is_not_told_or_is_no_number_is_empty() {
        assertThat(parse("")).containsExactly(-1, NONE, NONE, NONE, NONE, -1);
        assertThat(parse("error: no\n::\nuser: many\nintr: 5\n idle :  7\nsystem:"))
                .containsExactly(-1, NONE, NONE, 7, NONE, -1);
    }

    @Test
    void a_hypervisor_is_asked() throws Exception {
        double[] into = new double[4];
        new NodeCounters(new Virsh("test:///default"), "parent CPU").read(into, 0);

        assertThat(into).doesNotContain(Double.NaN, 0.0);
    }
}
