package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What machines did is counted over the one interval that all of them have in common. */
class FioReportTest {

    /** 100 ms of warm-up, 1 s that is measured. */
    private static final Window WINDOW = new Window(0, 100_000_000, 1_100_000_000);

    private static final long EPOCH = 1_000_000;
    private static final List<String> BOTH = List.of("vm-1", "vm-2");

    @TempDir
    Path folder;

    @Test
    void operations_count_only_while_all_machines_load() throws IOException {
        FioLog early = log("vm-1", EPOCH, EPOCH + 1600);
        FioLog late = log("vm-2", EPOCH + 300, EPOCH + 1900);

        FioReport report =
                FioReport.of(output(1600), BOTH, Map.of("vm-1", early, "vm-2", late), WINDOW, -EPOCH * 1_000_000);
        Answer first = report.answer("vm-1");
        Answer second = report.answer("vm-2");

        assertThat(first.measured()).isEqualTo(second.measured()).isEqualTo(new Interval(400_000_000, 1_400_000_000));
        assertThat(first.startDelay()).isEqualTo(Duration.ZERO);
        assertThat(second.startDelay()).isEqualTo(Duration.ofMillis(300));
        assertThat(first.values().get(0).value()).as("one each 2 ms").isEqualTo(500);
        assertThat(first.values().get(1).value()).isEqualTo(500 * 2048 / 1048576.0);
        assertThat(first.values().get(2).weight()).isEqualTo(500);
        assertThat(Objects.requireNonNull(second.latencies()).getTotalCount()).isEqualTo(500);
        assertThat(first.series().get(0).values()).hasSize(10).allMatch(rate -> rate == 500);
        assertThat(second.series().get(0).stepMillis()).isEqualTo(100);
    }

    @Test
    void machines_whose_clocks_are_minutes_apart() throws IOException {
        long ahead = 600_000;
        FioLog early = log("vm-1", EPOCH, EPOCH + 1600);
        FioLog late = log("vm-2", EPOCH + 300 + ahead, EPOCH + 1900 + ahead, ahead * 1_000_000 + 400_000);

        FioReport report =
                FioReport.of(output(1600), BOTH, Map.of("vm-1", early, "vm-2", late), WINDOW, -EPOCH * 1_000_000);

        assertThat(report.answer("vm-2").measured()).isEqualTo(new Interval(400_000_000, 1_400_000_000));
        assertThat(report.answer("vm-2").startDelay()).isEqualTo(Duration.ofMillis(300));
        assertThat(report.answer("vm-2").values().get(0).value()).isEqualTo(500);
    }

    @Test
    void machines_with_too_little_time_in_common() throws IOException {
        FioLog early = log("vm-1", EPOCH, EPOCH + 1600);
        FioLog late = log("vm-2", EPOCH + 600, EPOCH + 2200);

        assertThatThrownBy(() -> FioReport.of(output(1600), BOTH, Map.of("vm-1", early, "vm-2", late), WINDOW, 0))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage("vm-2 began 600 ms after vm-1, so that after the warm-up they loaded the lab together for"
                        + " only 900 ms of the 1000 ms that were to be measured");
    }

    @Test
    void a_machine_that_ended_early() throws IOException {
        Map<String, FioLog> logs =
                Map.of("vm-1", log("vm-1", EPOCH, EPOCH + 500), "vm-2", log("vm-2", EPOCH, EPOCH + 500));

        assertThatThrownBy(() -> FioReport.of(output(500), BOTH, logs, WINDOW, 0))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessageContaining("for only 400 ms of the 1000 ms");
    }

    @Test
    void a_machine_on_which_nothing_ended() throws IOException {
        Map<String, FioLog> logs = Map.of("vm-1", log("vm-1", EPOCH, EPOCH + 1600));

        assertThatThrownBy(() -> FioReport.of(output(1600), BOTH, logs, WINDOW, 0))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessageContaining("does not tell when vm-2 began");
        assertThat(FioLog.of(Files.createFile(folder.resolve("empty")), FioLog.Column.LATENCY, 0))
                .isNull();
        assertThat(FioLog.of(folder.resolve("none"), FioLog.Column.LATENCY, 0)).isNull();
    }

    @Test
    void a_line_that_is_no_operation() throws IOException {
        Path file = Files.writeString(folder.resolve("log"), "12, 34, 0\n");

        assertThatThrownBy(() -> FioLog.of(file, FioLog.Column.LATENCY, 0))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage("fio's log has the line '12, 34, 0', which is no operation");
    }

    /** An operation each 2 ms, which takes them. */
    private FioLog log(String name, long begin, long end) throws IOException {
        return log(name, begin, end, 0);
    }

    private FioLog log(String name, long begin, long end, long aheadNanos) throws IOException {
        List<String> lines = new ArrayList<>();
        for (long time = begin + 2; time <= end; time += 2) {
            lines.add(time + ", 2000000, " + time % 4 / 2 + ", 2048, 0, 0");
        }
        return Objects.requireNonNull(
                FioLog.of(Files.write(folder.resolve(name), lines), FioLog.Column.LATENCY, aheadNanos));
    }

    private static FioOutput output(int runtime) {
        return FioOutput.parse("{\"client_stats\":[" + row("vm-1", runtime) + "," + row("vm-2", runtime) + "]}", "", 0);
    }

    private static String row(String name, int runtime) {
        return "{\"jobname\":\"" + name + "\",\"error\":0,\"job_runtime\":" + runtime + "}";
    }
}
