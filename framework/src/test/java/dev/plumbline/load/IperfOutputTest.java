package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.lab.IncompleteTrialException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What iperf3 3.12 really wrote, and what must be seen in it. */
class IperfOutputTest {

    @ParameterizedTest
    @CsvSource({
        "refused, unable to connect to server: Connection refused",
        "busy, the server is busy running a test. try again later",
        "killed, control socket has closed unexpectedly",
    })
    void exit_code_0_and_an_error_in_the_json(String capture, String error) throws IOException {
        String output = captured(capture);

        assertThatThrownBy(() -> IperfOutput.parse("iperf3 on vm-1", output, "", 0))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage("iperf3 on vm-1 failed: " + error);
    }

    @Test
    void of_both_directions_each_side_counts_what_it_received() throws IOException {
        IperfOutput client = IperfOutput.parse("it", captured("bidir"), "", 0);

        assertThat(client.received()).isNotEmpty().hasSameSizeAs(client.sent());
        assertThat(bytes(client.received())).isNotCloseTo(bytes(client.sent()), within(1.0));
    }

    @Test
    void the_sum_over_several_streams_is_read_and_not_each_of_them() throws IOException {
        IperfOutput client = IperfOutput.parse("it", captured("p3"), "", 0);

        assertThat(client.received()).isEmpty();
        assertThat(client.sent()).hasSize((int) Math.ceil(client.seconds() - 0.5));
    }

    @Test
    void the_other_direction_alone_is_received_by_the_client() throws IOException {
        IperfOutput client = IperfOutput.parse("it", captured("rev-srv"), "", 0);

        assertThat(client.received()).isNotEmpty();
        assertThat(client.sent()).isEmpty();
    }

    @Test
    void udp_tells_packets() throws IOException {
        assertThat(IperfOutput.parse("it", captured("udp"), "", 0).steps())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.packets()).isPresent());
    }

    @Test
    void text_around_the_json_and_what_is_no_number_is_no_obstacle() throws IOException {
        String output =
                "warning: {1}\n" + captured("tcp").replaceAll("\"retransmits\":\\s*\\d+", "\"retransmits\": -nan")
                        + "\niperf3: interrupt";

        IperfOutput read = IperfOutput.parse("it", output, "", 0);

        assertThat(read.sent())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.retransmits()).isEmpty());
    }

    @Test
    void what_is_missing_is_no_zero() throws IOException {
        String output = captured("tcp").replaceAll("\"bytes\":\\s*\\d+", "\"bytes\": -nan");

        assertBroken(output, 0, "it reports no number for 'bytes'");
    }

    @Test
    void no_json_broken_json_no_interval_and_another_exit_code() throws IOException {
        assertBroken("", 137, "it wrote no result; it ended with exit code 137 and said: Killed");
        assertBroken(
                "iperf3: parameter error",
                1,
                "it wrote no result; it ended with exit code 1 and said: iperf3: parameter error");
        assertBroken("{\"intervals\": [}", 0, "it wrote what is no JSON; it ended with exit code 0");
        assertBroken("{\"intervals\": []}", 0, "it measured no interval");
        assertBroken(captured("tcp"), 1, "it failed; it ended with exit code 1 and said: Killed");
    }

    @Test
    void bytes_count_by_how_much_of_their_interval_lies_within() throws IOException {
        List<IperfStep> sent = IperfOutput.parse("it", captured("tcp"), "", 0).sent();
        IperfStep first = sent.get(0);

        assertThat(first.share(first.start(), first.end())).isEqualTo(1);
        assertThat(first.share(first.end() - (first.end() - first.start()) / 4, 100))
                .isCloseTo(0.25, within(1e-9));
        assertThat(first.share(first.end(), 100)).isZero();
    }

    private static double bytes(List<IperfStep> steps) {
        return steps.stream().mapToDouble(IperfStep::bytes).sum();
    }

    private static void assertBroken(String output, int exitCode, String message) {
        assertThatThrownBy(() -> IperfOutput.parse("it", output, "Killed", exitCode))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage(message);
    }

    private static String captured(String name) throws IOException {
        try (InputStream file = IperfOutputTest.class.getResourceAsStream("iperf3/" + name + ".json")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
