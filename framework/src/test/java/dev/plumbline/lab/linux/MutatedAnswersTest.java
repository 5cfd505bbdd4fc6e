package dev.plumbline.lab.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.mutation.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code ip} and {@code haproxy} tell. */
class MutatedAnswersTest {

    private static final int CASES = 400;

    @Test
    void addresses() throws Exception {
        String sample = "[{\"ifname\":\"lo\",\"addr_info\":[{\"local\":\"127.0.0.1\",\"scope\":\"host\"}]},"
                + "{\"ifname\":\"eth0\",\"addr_info\":[{\"family\":\"inet\",\"local\":\"198.18.0.7\",\"scope\":\"global\"}]}]";
        Mutations.run(
                "ip -j addr",
                CASES,
                List.of(sample),
                input -> assertThat(OwnAddress.of(text(input), "198.18.0.7"))
                        .isNotBlank()
                        .hasSizeLessThan(100));
    }

    @Test
    void routes() throws Exception {
        String sample = "[{\"dst\":\"198.18.0.0/22\",\"dev\":\"pl0\"},{\"dst\":\"198.18.4.1\",\"dev\":\"pl1\"}]";
        Mutations.run(
                "ip -j route",
                CASES,
                List.of(sample),
                input -> assertThat(Subnet.inUse(text(input))).allMatch(subnet -> subnet.prefix() <= 32));
    }

    @Test
    void countersOfHaproxy() throws Exception {
        String sample =
                "# pxname,svname,req_tot,hrsp_2xx,\nweb,FRONTEND,12,12,\nweb,vm-1,,6,\nweb,vm-2,,6,\nweb,BACKEND,12,12,\n";
        Mutations.run(
                "haproxy's counters",
                CASES,
                List.of(sample),
                input -> assertThat(HaproxyCounters.parse(text(input)).lines()).isNotNegative());
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
