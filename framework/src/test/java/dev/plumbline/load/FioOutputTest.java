package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Window;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What fio 3.33 really wrote, and what must be seen in it. */
class FioOutputTest {

    private static final Window SECOND = new Window(0, 0, 1_000_000_000);

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

    @Test
    void machines_that_did_not_begin_together() {
        FioOutput output = FioOutput.parse("{\"client_stats\":[" + row("vm-1", 0) + "," + row("vm-2", 0) + "]}", "", 0);
        FioLog one = FioLog.parse("1000, 10, 0, 0, 0\n1000, 5, 1, 0, 0\n1100, 20, 0, 0, 0\n", 100);
        FioLog late = FioLog.parse("1600, 10, 0, 0, 0\n2500, 10, 0, 0, 0\n", 100);

        assertThat(one.latestBeginMillis()).isEqualTo(900);
        assertThat(one.series().values()).startsWith(15.0, 20.0, 0.0).hasSize(10);
        assertThatThrownBy(
                        () -> FioReport.of(output, List.of("vm-1", "vm-2"), Map.of("vm-1", one, "vm-2", late), SECOND))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessageContaining("vm-2 began to measure 600 ms after vm-1, more than 500 ms");
        assertThatThrownBy(() -> FioReport.of(output, List.of("vm-1", "vm-2"), Map.of("vm-1", one), SECOND))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessageContaining("does not tell when vm-2 began");
        assertThatThrownBy(() -> FioLog.parse("garbage\n", 100))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessageContaining("'garbage'");
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
