package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.load.StreamLoad;
import dev.plumbline.model.Attachment;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Reading;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams by iperf3, over links with a rate. */
class LocalStreamTest {

    private static final long RATE = 50_000_000;

    @TempDir
    Path folder;

    @Test
    void machines_share_the_link_of_the_peer_in_each_direction() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            PeerMachine peer = test.peer(1, RATE);
            Machines two = test.machines(2, 1);

            Measurement read = test.run(two, StreamLoad.to(peer).readingOnly(), 1000);
            Measurement written = test.run(two, StreamLoad.to(peer).writingOnly(), 1000);
            Measurement both = test.run(two, StreamLoad.to(peer).parallel(2), 1000);

            // what had waited for a lost segment reaches the receiver at once, so a second can hold a little more than
            // the rate
            assertThat(value(read, "throughput")).isBetween(40.0, 57.0);
            assertThat(value(written, "throughput")).isBetween(40.0, 57.0);
            assertThat(value(both, "throughput")).isBetween(75.0, 114.0);
            assertThat(reading(read, "throughput").machines()).hasSize(2);
        }
    }

    @Test
    void udp_below_the_rate_is_not_lost_and_what_is_above_it_is() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            PeerMachine peer = test.peer(1, RATE);
            Machines one = test.machines(1, 1);

            Measurement fits =
                    test.run(one, StreamLoad.to(peer).udp("20 Mbit/s").parallel(2), 1000);
            Measurement spills =
                    test.run(one, StreamLoad.to(peer).udp("100 Mbit/s").writingOnly(), 1000);

            assertThat(value(fits, "throughput")).as("both directions").isBetween(33.0, 44.0);
            assertThat(value(fits, "loss")).isLessThan(value(spills, "loss") / 3);
            assertThat(value(fits, "jitter")).isNotNegative();
            assertThat(value(spills, "throughput")).isBetween(40.0, 50.0);
            assertThat(value(spills, "loss")).isBetween(40.0, 62.0);
        }
    }

    @Test
    void the_rate_of_each_machine_holds_too() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            PeerMachine peer = test.peer(1, LinkSpec.UNLIMITED);
            Machines two = test.machines(2, 1, 20_000_000);

            Measurement written =
                    test.run(two, StreamLoad.to(peer).writingOnly().messages("64 KiB"), 1000);

            assertThat(reading(written, "throughput").machines().values())
                    .hasSize(2)
                    .allSatisfy(each -> assertThat(each).isBetween(14.0, 23.0));
            assertThat(value(written, "messages")).isBetween(2 * 14e6 / 8 / 65536, 2 * 23e6 / 8 / 65536);
            assertThat(value(written, "retransmits")).isNotNegative();
            assertThat(written.attachments())
                    .extracting(Attachment::name)
                    .containsExactly("iperf3 client", "iperf3 server");
        }
    }

    private static double value(Measurement measurement, String response) {
        return reading(measurement, response).value();
    }

    private static Reading reading(Measurement measurement, String response) {
        return measurement.readings().stream()
                .filter(reading -> reading.response().equals(response))
                .findFirst()
                .orElseThrow();
    }
}
