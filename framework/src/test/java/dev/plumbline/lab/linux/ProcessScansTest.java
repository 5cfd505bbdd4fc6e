package dev.plumbline.lab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.lab.Interval;
import dev.plumbline.lab.linux.ProcessScan.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessScansTest {

    private static final Path FILE = Path.of("/proc/7/stat");
    private static final String REST = " S 3 7 7 0 -1 4194560 1 2 3 4 100 20 3 1 20 0 9 0 5555 6 7";

    private static HostProcess process(int pid, int parent, long ticks, long started) {
        return new HostProcess(pid, "p" + pid, parent, false, ticks, started);
    }

    private static ProcessScan scan(long at, HostProcess... processes) {
        Map<Integer, HostProcess> all = new TreeMap<>();
        Map<Integer, Side> sides = new TreeMap<>();
        Stream.of(processes).forEach(process -> {
            all.put(process.pid(), process);
            sides.put(process.pid(), Side.FOREIGN);
        });
        return new ProcessScan(at, all, sides);
    }

    @Test
    void a_process_is_read_with_the_time_of_its_ended_children() throws IOException {
        HostProcess process = HostProcess.parse("7 (fio)" + REST, FILE);

        assertThat(process).isEqualTo(new HostProcess(7, "fio", 3, false, 124, 5555));
    }

    @Test
    void a_name_may_look_like_fields_and_is_made_harmless() throws IOException {
        assertThat(HostProcess.parse("7 (a) S 1 (\u001b[2J)" + REST, FILE))
                .isEqualTo(new HostProcess(7, "a? S 1 ??[2J".replace("[", "?"), 3, false, 124, 5555));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "7 (fio",
                "7 fio) S",
                "7 (fio) S 3",
                "x (fio) S 3 7 7 0 -1 a 1 2 3 4 1 2 3 1 2 0 9 0 5 6"
            })
    void what_is_no_process_is_told_with_the_file(String line) {
        assertThatThrownBy(() -> HostProcess.parse(line, FILE))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("/proc/7/stat ");
    }

    @Test
    void only_what_lies_in_the_interval_counts() {
        ProcessScans scans = new ProcessScans();
        scans.add(scan(0, process(1, 0, 100, 1)));
        scans.add(scan(1000, process(1, 0, 300, 1)));
        scans.add(scan(2000, process(1, 0, 700, 1), process(2, 1, 50, 9)));

        assertThat(scans.total(Side.FOREIGN, new Interval(500, 1000))).isCloseTo(1, within(1e-9));
        assertThat(scans.total(Side.FOREIGN, new Interval(500, 1500))).isCloseTo(3.25, within(1e-9));
        assertThat(scans.used(Side.FOREIGN, new Interval(0, 2000)))
                .hasEntrySatisfying(
                        process(1, 0, 700, 1), seconds -> assertThat(seconds).isCloseTo(6, within(1e-9)))
                .hasEntrySatisfying(
                        process(2, 1, 50, 9), seconds -> assertThat(seconds).isCloseTo(0.5, within(1e-9)));
        assertThat(scans.total(Side.GENERATOR, new Interval(0, 2000))).isZero();
    }

    @Test
    void what_a_child_had_used_before_counts_neither_twice_nor_for_its_parent() {
        ProcessScan before =
                scan(0, process(1, 0, 10, 1), process(2, 1, 500, 2), process(3, 2, 100, 3), process(4, 3, 100, 3));
        ProcessScan after = scan(1000, process(1, 0, 740, 1));

        assertThat(after.since(before, Side.FOREIGN)).containsExactly(Map.entry(1, 30L));
    }

    @Test
    void an_id_that_was_given_anew_is_another_process() {
        ProcessScan before = scan(0, process(2, 1, 500, 2));
        ProcessScan after = scan(1000, process(2, 1, 40, 77));

        assertThat(after.since(before, Side.FOREIGN)).containsExactly(Map.entry(2, 40L));
    }

    @Test
    void many_scans_take_bounded_memory() {
        ProcessScans scans = new ProcessScans();
        for (int i = 0; i <= 1000; i++) {
            scans.add(scan(i, process(1, 0, i, 1)));
        }

        assertThat(scans.total(Side.FOREIGN, new Interval(0, 1000))).isCloseTo(10, within(1e-9));
        assertThat(scans.size()).isLessThanOrEqualTo(ProcessScans.MOST);
    }
}
