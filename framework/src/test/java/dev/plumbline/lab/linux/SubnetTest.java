package dev.plumbline.lab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.MissingCapabilityException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which addresses the lab's own network takes. */
class SubnetTest {

    @Test
    void the_first_one_of_those_set_aside_is_taken() throws Exception {
        assertThat(Subnet.free(Subnet.inUse("[]"))).hasToString("198.18.0.0/22");
    }

    @Test
    void one_in_use_is_passed_over_whether_by_a_wider_route_or_by_one_address() throws Exception {
        String routes = "[{\"dst\":\"198.18.0.0/21\",\"dev\":\"tun0\"},{\"type\":\"local\",\"dst\":\"198.18.9.1\"}]";

        assertThat(Subnet.free(Subnet.inUse(routes))).hasToString("198.18.12.0/22");
    }

    @Test
    void where_all_are_in_use_one_sentence_says_by_what() {
        assertThatThrownBy(() -> Subnet.free(List.of(Subnet.parse("198.18.0.0/16"), Subnet.parse("198.19.0.0/16"))))
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessage("no subnet of 198.18.0.0/15 is free for the lab's network: this computer has routes to"
                        + " 198.18.0.0/16, 198.19.0.0/16; remove those that are not needed");
    }

    @Test
    void addresses_and_hardware_addresses_go_together() {
        Subnet subnet = Subnet.parse("198.19.252.0/22");

        assertThat(subnet.half(false)).hasToString("198.19.252.0/23");
        assertThat(subnet.half(true)).hasToString("198.19.254.0/23");
        assertThat(subnet.half(true).address(511)).isEqualTo("198.19.255.255");
        assertThat(subnet.half(false).hardwareAddress(3)).isEqualTo("02:00:c6:13:fc:03");
    }

    @Test
    void what_is_no_subnet_is_not_read_as_one() {
        assertThatThrownBy(() -> Subnet.parse("fe80::/64")).hasMessageContaining("fe80::/64");
    }
}
