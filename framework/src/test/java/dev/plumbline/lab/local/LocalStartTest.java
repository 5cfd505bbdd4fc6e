package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.ImageHost;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineStart;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.NetworkAddress;
import dev.plumbline.lab.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When machines of this computer are ready, and who they are. */
class LocalStartTest {

    @TempDir
    Path folder;

    @Test
    void each_is_ready_at_a_moment_of_its_own_and_has_the_name_and_the_address_that_it_was_given() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            long before = System.nanoTime();
            Machines machines = test.machines(2, 1);

            Duration first = started(machines.all().get(0));
            Duration second = started(machines.all().get(1));
            long elapsed = System.nanoTime() - test.provisioning().requested();
            assertThat(first).isPositive();
            assertThat(second).isGreaterThan(first); // this test makes one after the other
            assertThat(machines.startTime()).isEqualTo(second).isLessThan(Duration.ofNanos(elapsed));
            assertThat(second.minus(first)).isLessThan(Duration.ofNanos(System.nanoTime() - before));
            machines.checkIdentities();
            machines.checkIdentities();

            readdress(machines.all().get(1), "198.18.9.9/22");
            assertThatThrownBy(machines::checkIdentities)
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageMatching("vm-2 has the address 198\\.18\\.9\\.9, but was given 198\\.18\\.\\d+\\.\\d+");
        }
    }

    @Test
    void there_are_no_data_images_that_machines_share() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            assertThat(test.lab().port(ImageHost.class)).isEmpty();
        }
    }

    private static Duration started(Machine machine) {
        return machine.require(MachineStart.class, "start").startTime();
    }

    /** Another address on the device that has its own. */
    private static void readdress(Machine machine, String address) throws Exception {
        String own = machine.require(NetworkAddress.class, "address").address().getHostAddress();
        Process moved = machine.require(Programs.class, "programs")
                .start(List.of(
                        "sh",
                        "-c",
                        "device=$(ip -o -4 addr show to " + own + " | cut -d ' ' -f 2) && ip -4 addr flush dev $device"
                                + " && ip addr add " + address + " dev $device"));
        assertThat(moved.waitFor()).isZero();
    }
}
