package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.IncompleteTrialException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What fio 3.33 really wrote, and what must be seen in it. */
class FioOutputTest {

    @Test
    void text_before_the_json_is_no_obstacle() {
        FioOutput output = FioOutput.parse("fio: a warning {1}\n" + json("vm-1", 0), "", 0);

        output.check(List.of("vm-1"));
        assertThat(output.complaint()).isEqualTo("fio: a warning {1}");
    }

    @Test
    void what_fio_always_says_is_no_complaint() throws IOException {
        assertThat(FioOutput.parse(captured("one-server-down"), "", 1).complaint())
                .doesNotContain("Starting", "rw=randrw")
                .contains("disconnected");
    }

    @Test
    void exit_code_0_with_no_result_at_all() throws IOException {
        FioOutput output = FioOutput.parse(captured("bad-directory"), "", 0);

        assertBroken(output, List.of("vm-1", "vm-2"), "vm-1, vm-2", "exit code 0", "/nonexistent is not a directory");
    }

    @Test
    void a_survivor_alone() throws IOException {
        for (String capture : List.of("one-server-down", "server-killed")) {
            FioOutput output = FioOutput.parse(captured(capture), "", 1);

            assertBroken(output, List.of("default", "other"), "no result of other", "exit code 1", "disconnected");
        }
    }

    @Test
    void no_row_of_all_clients() {
        FioOutput output = FioOutput.parse(json("vm-1", 0).replace("]", "," + row("vm-2", 0) + "]"), "", 0);

        assertBroken(output, List.of("vm-1", "vm-2"), "no result of all machines together");
    }

    @Test
    void an_error_of_one_machine() {
        assertBroken(
                FioOutput.parse(json("vm-1", 28), "fio: No space left on device", 1),
                List.of("vm-1"),
                "failed on vm-1 (error 28)",
                "No space left on device");
    }

    @Test
    void a_failure_that_only_the_exit_code_tells() {
        assertBroken(FioOutput.parse(json("vm-1", 0), "", 2), List.of("vm-1"), "says that it failed", "exit code 2");
    }

    @Test
    void no_json_half_a_json_and_one_machine_twice() {
        assertThatThrownBy(() -> FioOutput.parse("fio: out of memory\n", "", 1))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage("fio wrote no result; it ended with exit code 1 and said: fio: out of memory");
        assertThatThrownBy(() -> FioOutput.parse("{ \"client_stats\" : [", "", 137))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage("fio wrote what is no JSON; it ended with exit code 137");
        assertThatThrownBy(() -> FioOutput.parse(json("vm-1", 0).replace("]", "," + row("vm-1", 0) + "]"), "", 0))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessageContaining("two results of vm-1");
    }

    private static void assertBroken(FioOutput output, List<String> machines, String... parts) {
        assertThatThrownBy(() -> output.check(machines))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }

    private static String json(String name, int error) {
        return "{\"client_stats\":[" + row(name, error) + "]}";
    }

    private static String row(String name, int error) {
        return "{\"jobname\":\"" + name + "\",\"error\":" + error + ",\"job_runtime\":1000}";
    }

    private static String captured(String name) throws IOException {
        String file = "/dev/plumbline/imports/fio-3.33-client-" + name + ".txt";
        try (InputStream text = FioOutputTest.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(text, file).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
