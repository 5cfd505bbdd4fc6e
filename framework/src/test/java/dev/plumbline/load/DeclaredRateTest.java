package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Placement;
import dev.plumbline.lab.TestLab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded lab measures what it declares: s servers of service time t peak at s/t, and t is 2 ms. */
class DeclaredRateTest {

    private static final double DECLARED = 500;
    private static final int MEASURE_MILLIS = 250;
    private static final long LUN_BYTES = 1200 << 10;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 13, 22})
    void a_lun_serves_at_its_declared_rate_however_many_ask(int clients) throws Exception {
        assertThat(iopsOnOneLun(clients)).isCloseTo(DECLARED, withinPercentage(2));
    }

    @Test
    void it_does_so_beside_two_busy_processes() throws Exception {
        try (BusyProcesses busy = BusyProcesses.start(2)) {
            for (int clients : List.of(1, 2, 8, 13, 22)) {
                assertThat(iopsOnOneLun(clients)).as("%d clients", clients).isCloseTo(DECLARED, withinPercentage(2));
            }
            assertThat(busy.running()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, ALTERNATING, 2", "12, PACKED, 1", "13, PACKED, 2", "22, PACKED, 2", "8, ALTERNATING, 2"})
    void each_lun_in_use_adds_its_rate(int clients, Placement placement, int lunsInUse) throws Exception {
        assertThat(iops(clients, placement, 2, AccessSpec.IOMETER_DEFAULT, ""))
                .isCloseTo(lunsInUse * DECLARED, withinPercentage(2));
    }

    @Test
    void two_servers_serve_twice_as_much_and_one_client_can_use_one_of_them() throws Exception {
        String twoServers = "lun: {servers: 2}";
        assertThat(iops(1, Placement.PACKED, 1, AccessSpec.IOMETER_DEFAULT, twoServers))
                .isCloseTo(DECLARED, withinPercentage(2));
        assertThat(iops(8, Placement.PACKED, 1, AccessSpec.IOMETER_DEFAULT, twoServers))
                .isCloseTo(2 * DECLARED, withinPercentage(2));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "4, 4", "32, 4"})
    void one_client_uses_as_many_servers_as_it_has_operations_outstanding(int outstanding, int servers)
            throws Exception {
        AccessSpec spec = AccessSpec.IOMETER_DEFAULT.withOutstanding(outstanding);

        assertThat(iops(1, Placement.PACKED, 1, spec, "lun: {servers: 4}"))
                .isCloseTo(servers * DECLARED, withinPercentage(2));
    }

    @Test
    void pauses_between_bursts_slow_a_machine_down_and_are_no_latency() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            AccessSpec spec = AccessSpec.IOMETER_DEFAULT.withBursts(4, Duration.ofMillis(12));
            TestTrial trial = trial(test, 1, Placement.PACKED, 1, spec);

            assertThat(trial.sum("iops")).isCloseTo(DECLARED * 4 * 2 / (4 * 2 + 12), withinPercentage(5));
            assertThat(trial.perMachine("latency").get(0)).isCloseTo(2, withinPercentage(1));
        }
    }

    @Test
    void the_throughput_of_a_mix_is_that_of_its_sizes() throws Exception {
        AccessLine small = AccessLine.of(1 << 10, 1, 1).withShare(0.5);
        try (TestLab test = TestLab.open(folder, "")) {
            TestTrial trial = trial(test, 8, Placement.PACKED, 1, AccessSpec.of(small, small.withBlockBytes(15 << 10)));

            assertThat(trial.sum("iops")).isCloseTo(DECLARED, withinPercentage(2));
            assertThat(trial.sum("throughput")).isCloseTo(DECLARED * 8 / 1024, withinPercentage(25));
        }
    }

    @Test
    void a_worn_lun_takes_longer_by_its_wear() throws Exception {
        assertThat(iops(2, Placement.PACKED, 1, AccessSpec.IOMETER_DEFAULT, "wear: 15 %"))
                .isCloseTo(DECLARED / 1.15, withinPercentage(2));
    }

    @Test
    void a_computer_that_cannot_follow_the_schedule_says_how_far_it_fell_behind() throws Exception {
        try (TestLab test = TestLab.open(folder, "lun: {service: 100 ns}")) {
            LunSet luns = test.luns(1, LUN_BYTES);
            TestTrial trial = TestTrial.run(
                    test.lab(),
                    test.machines(1, Placement.PACKED, luns),
                    DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns),
                    10);

            assertThat(trial.worstLagMillis()).isGreaterThan(60);
        }
    }

    @Test
    void latency_is_the_time_in_the_queue_and_in_service() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            TestTrial trial = trial(test, 1, Placement.PACKED, 1, AccessSpec.IOMETER_DEFAULT.withOutstanding(8));

            assertThat(trial.perMachine("latency").get(0)).isCloseTo(8 * 2, withinPercentage(1));
            assertThat(trial.answers().get(0).latencies().getValueAtPercentile(50))
                    .isCloseTo(8 * 2_000_000L, withinPercentage(1));
        }
    }

    @Test
    void the_latencies_of_several_machines_are_averaged_by_their_operations() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            TestTrial trial = trial(test, 3, Placement.PACKED, 1, AccessSpec.IOMETER_DEFAULT);

            Histogram all = new Histogram(3);
            trial.answers().forEach(answer -> all.add(answer.latencies()));
            assertThat(weightedMean(trial, "latency")).isCloseTo(all.getMean() / 1e6, withinPercentage(0.1));
        }
    }

    private static double weightedMean(TestTrial trial, String response) {
        List<Answer.Value> values = trial.answers().stream()
                .flatMap(answer -> answer.values().stream())
                .filter(value -> value.response().equals(response))
                .toList();
        double weights = values.stream().mapToDouble(Answer.Value::weight).sum();
        return values.stream().mapToDouble(v -> v.value() * v.weight()).sum() / weights;
    }

    @Test
    void the_rate_over_time_adds_up_to_the_rate() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            TestTrial trial = trial(test, 2, Placement.PACKED, 1, AccessSpec.IOMETER_DEFAULT);

            double mean = trial.answers().stream()
                    .map(answer -> answer.series().get(0))
                    .mapToDouble(series -> series.values().stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElseThrow())
                    .sum();
            assertThat(mean).isCloseTo(trial.sum("iops"), withinPercentage(0.1));
            assertThat(trial.sum("throughput")).isCloseTo(trial.sum("iops") * 2048 / (1 << 20), withinPercentage(0.1));
        }
    }

    @Test
    void a_saturated_lun_is_busy_all_the_time_and_an_idle_one_never() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            TestTrial trial = trial(test, 4, Placement.PACKED, 2, AccessSpec.IOMETER_DEFAULT);

            assertThat(trial.busy().get("lun-1")).isCloseTo(1, withinPercentage(2));
            assertThat(trial.busy()).containsEntry("lun-2", 0.0).containsOnlyKeys("lun-1", "lun-2", "parent CPU");
        }
    }

    @Test
    void luns_behind_one_device_share_its_rate_and_it_is_what_is_busy() throws Exception {
        try (TestLab test = TestLab.open(folder, "lun: {devices: 1}")) {
            TestTrial trial = trial(test, 8, Placement.ALTERNATING, 2, AccessSpec.IOMETER_DEFAULT);

            assertThat(trial.sum("iops")).isCloseTo(DECLARED, withinPercentage(2));
            assertThat(trial.busy().get("device-1")).isCloseTo(1, withinPercentage(2));
            assertThat(trial.busy()).containsOnlyKeys("device-1", "parent CPU");
        }
    }

    private double iopsOnOneLun(int clients) throws Exception {
        return iops(clients, Placement.PACKED, 1, AccessSpec.IOMETER_DEFAULT, "");
    }

    private double iops(int clients, Placement placement, int lunCount, AccessSpec spec, String settings)
            throws Exception {
        try (TestLab test = TestLab.open(folder, settings)) {
            return trial(test, clients, placement, lunCount, spec).sum("iops");
        }
    }

    private static TestTrial trial(TestLab test, int clients, Placement placement, int lunCount, AccessSpec spec)
            throws Exception {
        LunSet luns = test.luns(lunCount, LUN_BYTES);
        return TestTrial.run(
                test.lab(),
                test.machines(clients, placement, luns),
                DiskLoad.of(spec).on(luns),
                MEASURE_MILLIS);
    }
}
