package dev.plumbline.lab.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineIdentity;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.TestLab;
import dev.plumbline.lab.TrialPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines come up by schedule, side by side until the lab has no more to give. */
class MachineStartTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, 30", "2, 30", "3, 30", "4, 40", "6, 60", "12, 120"})
    void three_start_in_the_time_of_one_and_more_share_what_there_is(int machines, int millis) throws Exception {
        try (TestLab test = TestLab.open(folder, "machine: {start: 30 ms, atOnce: 3}")) {
            assertThat(together(test, machines).startTime()).isEqualTo(Duration.ofMillis(millis));
        }
    }

    @Test
    void a_machine_is_ready_at_its_scheduled_moment_and_not_before() throws Exception {
        try (TestLab test = TestLab.open(folder, "machine: {start: 1 h}")) {
            assertThat(together(test, 1).all().get(0).ready()).isFalse();
        }
        try (TestLab test = TestLab.open(folder, "machine: {start: 40 ms}")) {
            long asked = test.provisioning().requested();
            Machine machine = together(test, 1).all().get(0);
            Awaitility.await("the scheduled moment").pollDelay(Duration.ZERO).until(machine::ready);
            assertThat(System.nanoTime() - asked).isGreaterThanOrEqualTo(40_000_000);
        }
    }

    @Test
    void worn_devices_take_longer_to_start_and_the_noise_is_that_of_the_trial() throws Exception {
        try (TestLab test = TestLab.open(folder, "wear: 50 %\n    machine: {start: 20 ms}")) {
            assertThat(together(test, 1).startTime()).isEqualTo(Duration.ofMillis(30));
        }
        try (TestLab test = TestLab.openWithNoise(folder, "noise: {trial: 10 %}")) {
            test.lab().trialStarts(new TrialPoint(7, 1, "", 1, "all"));
            Duration first = together(test, 1).startTime();
            test.lab().trialStarts(new TrialPoint(7, 1, "", 2, "all"));
            assertThat(together(test, 1).startTime()).isNotEqualTo(first);
            test.lab().trialStarts(new TrialPoint(7, 1, "", 1, "all"));
            assertThat(together(test, 1).startTime()).isEqualTo(first);
        }
    }

    @Test
    void how_machines_start_is_part_of_the_labs_identity() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            Lab lab = test.lab();
            assertThat(lab.fingerprint().identity())
                    .containsEntry("machine.start", "20 ms")
                    .containsEntry("machine.atOnce", "4")
                    .containsEntry("lun.copy", "1000000000 bit/s");
        }
    }

    @Test
    void each_machine_is_asked_who_it_is_at_its_own_address() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            Machines machines = together(test, 3);

            machines.checkIdentities();

            assertThat(machines.all())
                    .extracting(machine -> machine.require(MachineIdentity.class, "identity")
                            .told()
                            .name())
                    .containsExactly("vm-1", "vm-2", "vm-3");
        }
    }

    private static Machines together(TestLab test, int count) throws Exception {
        List<MachineSpec> specs = IntStream.range(0, count)
                .mapToObj(i -> new MachineSpec(
                        test.provisioning().uniqueName("vm"), 1, 1 << 28, new LinkSpec(1, 1_000_000_000)))
                .toList();
        List<Machine> made =
                test.lab().require(MachineHost.class, "machines").createMachines(specs, test.provisioning());
        return new Machines(made, List.of(), (machines, load) -> {
            throw new IllegalStateException("nothing is loaded here");
        });
    }
}
