package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.lab.TestLab;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The embedded lab's machines share a parent host, of whose processors their network cards take what is declared. */
class ParentHostTest {

    private static final String CPU = "parent CPU";
    private static final int MEASURE_MILLIS = 250;

    @TempDir
    Path folder;

    @Test
    void nine_slow_cards_are_the_limit_before_the_processors_are() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            TestTrial trial = downloads(test, 9, "pcnet");

            assertThat(trial.sum("throughput")).isCloseTo(90, withinPercentage(3));
            assertThat(trial.busy().get(CPU)).isCloseTo(0.65, within(0.02));
            assertThat(busiestCard(trial)).isCloseTo(1, withinPercentage(2));
        }
    }

    /** Four processors, of which each machine takes 2 % of one, at so many nanoseconds a byte. */
    @ParameterizedTest
    @CsvSource({"e1000, 3, 314", "e1000, 9, 306", "vmxnet3, 3, 630", "virtio, 3, 788", "virtio, 9, 764"})
    void with_faster_cards_the_processors_are_the_limit(String model, int machines, double megabits) throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            TestTrial trial = downloads(test, machines, model);

            assertThat(trial.sum("throughput")).isCloseTo(megabits, withinPercentage(3));
            assertThat(trial.busy().get(CPU)).isCloseTo(1, withinPercentage(2));
            assertThat(busiestCard(trial)).isLessThan(0.5);
        }
    }

    @Test
    void machines_of_which_nothing_is_chosen_have_the_card_that_the_lab_says() throws Exception {
        try (TestLab test = TestLab.open(folder, "machine: {nicModel: e1000}")) {
            assertThat(downloads(test, 3, Hardware.ANY).sum("throughput")).isCloseTo(314, withinPercentage(3));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"machine: {nic: 10 Mbit/s}", "nicModels: {virtio: {rate: 10 Mbit/s}}"})
    void without_the_fast_card_every_model_is_slow(String settings) throws Exception {
        try (TestLab test = TestLab.open(folder, settings)) {
            TestTrial trial = downloads(test, 3, "virtio");

            assertThat(trial.sum("throughput")).isCloseTo(30, withinPercentage(3));
            assertThat(busiestCard(trial)).isCloseTo(1, withinPercentage(2));
            assertThat(trial.busy().get(CPU)).isLessThan(0.1);
        }
    }

    @Test
    void fewer_processors_and_cheaper_bytes_move_the_limit_as_declared() throws Exception {
        String settings = "host: {cpus: 1, idle: 10 %}\n    nicModels: {virtio: {cpuPerByte: 100 ns}}";
        try (TestLab test = TestLab.open(folder, settings)) {
            TestTrial trial = downloads(test, 2, "virtio");

            assertThat(trial.sum("throughput")).isCloseTo(0.8 / 100e-9 * 8e-6, withinPercentage(3));
            assertThat(trial.busy().get(CPU)).isCloseTo(1, withinPercentage(2));
        }
    }

    /** Also one machine alone may use all processors, in both directions. */
    @Test
    void what_machines_receive_costs_as_much_as_what_they_send() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            PeerMachine peer = test.peer(new LinkSpec(1, 100_000_000));
            Machines machines = test.machines(1, new LinkSpec(1, 1_000_000_000), List.of());

            TestTrial trial = TestTrial.run(test.lab(), machines, StreamLoad.to(peer), MEASURE_MILLIS);

            // 25 MB/s at 40 ns a byte are one processor of four
            assertThat(trial.sum("throughput")).isCloseTo(200, withinPercentage(2));
            assertThat(trial.busy().get(CPU)).isCloseTo(0.25 + 0.005, within(0.01));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.005", "6, 0.03", "400, 0.9"})
    void machines_that_are_idle_cost_what_is_declared(int count, double share) throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            Machines machines = test.machines(count, new LinkSpec(1, 1_000_000_000), List.of());

            TestTrial trial = TestTrial.run(test.lab(), machines, new IdleLoad(), 20);

            assertThat(trial.sum("machines")).isEqualTo(count);
            assertThat(trial.busy())
                    .containsOnlyKeys(CPU)
                    .hasEntrySatisfying(CPU, busy -> assertThat(busy).isCloseTo(share, within(1e-9)));
        }
    }

    @Test
    void a_machine_that_was_taken_back_costs_nothing() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            test.machines(3, new LinkSpec(1, 1_000_000_000), List.of());
            test.provisioning().undoAll();
            Machines left = test.machines(1, new LinkSpec(1, 1_000_000_000), List.of());

            assertThat(TestTrial.run(test.lab(), left, new IdleLoad(), 20)
                            .busy()
                            .get(CPU))
                    .isCloseTo(0.005, within(1e-9));
        }
    }

    @Test
    void a_bond_of_which_one_leg_has_a_cable_carries_as_much_as_one_leg() throws Exception {
        try (TestLab test = TestLab.open(folder, "peer: {legs: 1}")) {
            PeerMachine peer = test.peer(new LinkSpec(2, 100_000_000));
            Machines machines = test.machines(3, new LinkSpec(1, 1_000_000_000), List.of());

            TestTrial trial =
                    TestTrial.run(test.lab(), machines, StreamLoad.to(peer).readingOnly(), MEASURE_MILLIS);

            assertThat(trial.sum("throughput")).isCloseTo(100, withinPercentage(2));
            assertThat(trial.busy())
                    .containsKey(peer.machine().name() + " leg 1 out")
                    .doesNotContainKey(peer.machine().name() + " leg 2 out");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "machine: {nicModel: ne2000} | labs.test.machine has the nicModel 'ne2000'; write one of [e1000,",
                "machine: {nic: 0 bit/s} | labs.test.machine has a rate of 0 bit/s for 'nic'; write for example",
                "nicModels: {pcnet: {rate: 0 bit/s}} | labs.test.nicModels.pcnet has a rate of 0 bit/s for 'rate';",
                "nicModels: {pcnet: {price: 1}} | labs.test.nicModels.pcnet has the unknown key 'price'; known are",
                "nicModels: {ne2000: {}} | labs.test.nicModels has the unknown key 'ne2000'; known are [e1000,",
                "host: {cpus: 0} | labs.test.host.cpus: '0' is not a count",
                "peer: {legs: 0} | labs.test.peer.legs: '0' is not a count",
                "lun: {devices: 0} | labs.test.lun.devices: '0' is not a count"
            })
    void what_cannot_be_is_told_with_its_place(String settings, String sentence) {
        assertThatThrownBy(() -> open(settings))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining(sentence);
    }

    private static double busiestCard(TestTrial trial) {
        return trial.busy().entrySet().stream()
                .filter(resource -> resource.getKey().startsWith("vm-"))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElseThrow();
    }

    private void open(String settings) throws IOException {
        TestLab.open(folder, settings).close();
    }

    private static TestTrial downloads(TestLab test, int machines, String model) throws Exception {
        return downloads(
                test,
                machines,
                new Hardware(
                        Optional.empty(), Optional.of(model), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static TestTrial downloads(TestLab test, int count, Hardware hardware) throws Exception {
        LoadBalancer balancer = test.balancer();
        Machines machines = test.machines(count, new LinkSpec(1, 1_000_000_000), hardware, List.of());
        return TestTrial.run(
                test.lab(), machines, DownloadLoad.of("1 MB").clients(60).through(balancer), MEASURE_MILLIS);
    }
}
