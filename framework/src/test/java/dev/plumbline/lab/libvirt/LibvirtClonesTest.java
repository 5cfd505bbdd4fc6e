package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LocalCommands;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineStart;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.NetworkAddress;
import dev.plumbline.lab.ssh.SshConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("guests")
class LibvirtClonesTest {

    private static final int CLONES = 12;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** One line each: what it is called, its address, its hardware address, its host key. */
    private static final String WHO = "hostname; ip -o -4 address show dev eth0 | sed 's/.* inet \\([^/]*\\).*/\\1/';"
            + " cat /sys/class/net/eth0/address; cut -d ' ' -f 2 /etc/ssh/ssh_host_ed25519_key.pub";

    @TempDir
    Path folder;

    @Test
    void twelve_of_one_image_that_start_in_waves_are_twelve_and_each_is_who_the_lab_says() throws Exception {
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, "machine: {starts: 3}")) {
            Machines clones = test.machines(CLONES, 1);
            List<Machine> machines = clones.all();

            assertStartedInWaves(machines);
            clones.checkIdentities();
            List<List<String>> told = told(machines);

            Map<String, String> keys = keys(machines);
            for (int i = 0; i < CLONES; i++) {
                String name = "vm-" + (i + 1);
                String address = address(machines.get(i));
                assertThat(told.get(i)).hasSize(4);
                assertThat(told.get(i).get(0)).isEqualTo(name);
                assertThat(told.get(i).get(1)).isEqualTo(address);
                assertThat(test.virsh().run("domiflist", test.domain(name)))
                        .contains(told.get(i).get(2));
                assertThat(told.get(i).get(3)).isEqualTo(keys.get(address));
            }
            for (int what = 0; what < 4; what++) {
                int one = what;
                assertThat(told.stream().map(lines -> lines.get(one))).doesNotHaveDuplicates();
            }
            machines.get(2).require(SshConnection.class, "login").run("hostname vm-7", LONGEST);
            assertThatThrownBy(clones::checkIdentities)
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessage("vm-3 calls itself 'vm-7', but was given the name 'vm-3'");
        }
    }

    /** Three at a time: the last three had to wait for others. */
    private static void assertStartedInWaves(List<Machine> machines) {
        List<Duration> sorted = machines.stream()
                .map(machine -> machine.require(MachineStart.class, "start").startTime())
                .sorted()
                .toList();
        assertThat(sorted.get(0)).isPositive();
        assertThat(sorted.get(CLONES - 1)).isGreaterThan(sorted.get(0).multipliedBy(2));
    }

    private static List<List<String>> told(List<Machine> machines) throws Exception {
        List<Callable<List<String>>> asked = new ArrayList<>();
        for (Machine machine : machines) {
            SshConnection login = machine.require(SshConnection.class, "login");
            asked.add(() -> login.run(WHO, LONGEST).lines().toList());
        }
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<List<String>> told = new ArrayList<>();
            for (Future<List<String>> one : threads.invokeAll(asked)) {
                told.add(one.get());
            }
            return told;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Address to host key, as anybody gets it who connects there. */
    private static Map<String, String> keys(List<Machine> machines) {
        Map<String, String> keys = new HashMap<>();
        for (Machine machine : machines) {
            String address = address(machine);
            List<String> command = List.of("ssh-keyscan", "-t", "ed25519", "-T", "20", address);
            List<String> told = Awaitility.await("the host key of " + machine.name())
                    .atMost(LONGEST.multipliedBy(2))
                    .pollDelay(Duration.ZERO)
                    .until(
                            () -> new LocalCommands(Path.of("/"))
                                    .run(command, LONGEST)
                                    .output()
                                    .lines()
                                    .filter(line -> line.startsWith(address + " "))
                                    .toList(),
                            lines -> lines.size() == 1);
            keys.put(address, List.of(told.get(0).strip().split(" ", -1)).get(2));
        }
        return keys;
    }

    private static String address(Machine machine) {
        return machine.require(NetworkAddress.class, "address").address().getHostAddress();
    }
}
