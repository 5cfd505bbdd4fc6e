package dev.plumbline.lab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class OwnAddressTest {

    /** As iproute2 6.1 prints it. */
    private static final String TOLD = """
            [{"ifindex":1,"ifname":"lo","addr_info":[
                {"family":"inet","local":"127.0.0.1","prefixlen":8,"scope":"host","label":"lo"}]},
             {"ifindex":2,"ifname":"eth0","addr_info":[
                {"family":"inet","local":"198.18.0.5","prefixlen":22,"scope":"global","label":"eth0"},
                {"family":"inet","local":"198.18.0.6","prefixlen":22,"scope":"global","label":"eth0"}]},
             {}]
            """;

    @Test
    void it_is_the_one_that_was_given_where_the_machine_has_it_and_another_one_otherwise() throws IOException {
        assertThat(OwnAddress.of(TOLD, "198.18.0.6")).isEqualTo("198.18.0.6");
        assertThat(OwnAddress.of(TOLD, "198.18.0.7")).isEqualTo("198.18.0.5");
        assertThat(OwnAddress.of(TOLD, "127.0.0.1")).isEqualTo("198.18.0.5");
        assertThat(OwnAddress.of("[]", "198.18.0.7")).isEqualTo("none");
    }

    @Test
    void what_is_no_list_of_devices_is_told_in_one_sentence() {
        assertThatThrownBy(() -> OwnAddress.of("sh: ip: not found", "198.18.0.7"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no JSON");
        assertThatThrownBy(() -> OwnAddress.of("{}", "198.18.0.7"))
                .hasMessage("what ip tells is no list of network devices");
    }
}
