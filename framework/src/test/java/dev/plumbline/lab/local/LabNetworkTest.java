package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.NetworkAddress;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.NetworkNamespace;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.model.MisuseException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab's own network: who reaches whom, how it is shaped, and that it goes with the last machine. */
class LabNetworkTest {

    @TempDir
    Path folder;

    @Test
    void this_computer_and_the_machines_reach_each_other() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "");
                ServerSocket here = new ServerSocket()) {
            Machine one = test.machine(1_000_000_000);
            Machine other = test.machine(LinkSpec.UNLIMITED);
            InetAddress uplink = thisComputer(test);
            here.bind(new InetSocketAddress(uplink, 0));
            here.setSoTimeout(10_000);

            for (Machine machine : List.of(one, other)) {
                Process caller =
                        bash(machine, "exec 3<>/dev/tcp/" + uplink.getHostAddress() + "/" + here.getLocalPort());
                try (Socket accepted = here.accept()) {
                    assertThat(accepted.getInetAddress()).isEqualTo(address(machine));
                }
                assertThat(caller.waitFor()).isZero();
            }
            assertThat(address(one)).isNotEqualTo(address(other));
            assertThat(bash(one, "exec 3<>/dev/tcp/" + address(other).getHostAddress() + "/9")
                            .waitFor())
                    .as("nothing listens there")
                    .isEqualTo(1);
        }
    }

    @Test
    void a_link_is_shaped_at_both_ends_and_one_without_a_rate_at_none() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            test.machine(100_000_000);
            test.machine(LinkSpec.UNLIMITED);

            assertThat(shapers(switchOf(test)))
                    .singleElement()
                    .asString()
                    .startsWith("qdisc tbf")
                    .contains("dev port3", "rate 100Mbit");
            List<String> machines = namespaces(test);
            assertThat(shapers(machines.get(0))).singleElement().asString().contains("dev net0", "rate 100Mbit");
            assertThat(shapers(machines.get(1))).isEmpty();
        }
    }

    @Test
    void the_switch_goes_with_the_last_machine_and_comes_again_with_the_next() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            test.machine(1_000_000);
            test.machine(1_000_000);
            List<UndoRecord> legs = records(test, NetworkLeg.HANDLER);
            String first = switchOf(test);

            test.lab().undo(records(test, NetworkSwitch.HANDLER).get(0));
            assertThat(NetworkNamespace.file(first)).as("used by two machines").exists();
            test.lab().undo(legs.get(0));
            assertThat(NetworkNamespace.file(first)).as("used by one machine").exists();
            test.lab().undo(legs.get(1));
            assertThat(NetworkNamespace.file(first)).as("used by none").doesNotExist();
            assertThat(Path.of("/sys/class/net", legs.get(0).argument("uplink")))
                    .doesNotExist();

            test.machine(1_000_000);
            assertThat(records(test, NetworkSwitch.HANDLER)).hasSize(2);
        }
    }

    @Test
    void it_is_taken_back_in_any_order_and_also_where_machines_are_gone_before_their_legs() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Set<String> before = LeftoverCheck.computer();
            for (int i = 0; i < 3; i++) {
                test.machine(10_000_000);
            }
            List<UndoRecord> namespacesFirst = test.provisioning().undos().stream()
                    .sorted(Comparator.comparing(record -> !record.handler().equals(NetworkNamespace.HANDLER)))
                    .toList();
            for (UndoRecord record : namespacesFirst) {
                test.lab().undo(record);
            }
            LeftoverCheck.assertSameComputer(before);
        }
    }

    @Test
    void a_rate_that_cannot_be_held_is_refused_before_anything_is_made() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            for (long rate : List.of(1L, 200_000_000_000L)) {
                assertThatThrownBy(() -> test.machine(rate))
                        .isInstanceOf(MisuseException.class)
                        .hasMessage("a link of this lab has a rate of 100 kbit/s to 100 Gbit/s, but got " + rate
                                + " bit/s; write such a rate, or 'unlimited'");
            }
            assertThat(test.provisioning().undos()).isEmpty();
        }
    }

    @Test
    void names_that_are_not_of_this_lab_are_not_removed() {
        UndoRecord record =
                UndoRecord.of(NetworkLeg.HANDLER, Map.of("switch", "other", "uplink", "eth0", "port", "port3"));

        assertThatThrownBy(() -> NetworkLeg.of(record)).hasMessageContaining("not one of this lab's");
    }

    private static InetAddress address(Machine machine) {
        return machine.require(NetworkAddress.class, "address").address();
    }

    private static InetAddress thisComputer(LocalTestLab test) throws Exception {
        String uplink = records(test, NetworkSwitch.HANDLER).get(0).argument("uplink");
        return NetworkInterface.getByName(uplink).inetAddresses().findFirst().orElseThrow();
    }

    private static Process bash(Machine machine, String command) throws Exception {
        return machine.require(Programs.class, "programs").start(List.of("bash", "-c", command));
    }

    private static List<String> shapers(String namespace) throws Exception {
        return Tool.output(List.of("tc", "-n", namespace, "qdisc"))
                .lines()
                .filter(line -> !line.contains("noqueue"))
                .toList();
    }

    private static String switchOf(LocalTestLab test) {
        return records(test, NetworkSwitch.HANDLER).get(0).argument("switch");
    }

    private static List<String> namespaces(LocalTestLab test) {
        return records(test, NetworkNamespace.HANDLER).stream()
                .map(record -> record.argument("name"))
                .toList();
    }

    private static List<UndoRecord> records(LocalTestLab test, String handler) {
        return test.provisioning().undos().stream()
                .filter(record -> record.handler().equals(handler))
                .toList();
    }
}
