package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.LinkLegs;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.lab.ssh.SshConnection;
import dev.plumbline.load.StreamLoad;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cables of a virtual machine's bond that are pulled and plugged in again, as the machine itself sees it. */
@Tag("guests")
class LibvirtCablesTest {

    private static final long RATE = 20_000_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** What one stream of so short a load sends at the very least. */
    private static final long SENT = 200_000;

    @TempDir
    Path folder;

    @Test
    void a_bond_sends_on_over_the_leg_that_is_left_and_over_both_once_it_is_plugged_in_again() throws Exception {
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, "")) {
            PeerMachine peer = test.peer(1, LinkSpec.UNLIMITED);
            Machine dealing = bond(test, "balance-rr");
            assertThat(sent(test, dealing, peer)).allMatch(bytes -> bytes > SENT);
            pull(dealing);
            assertThat(sent(test, dealing, peer).get(0)).isZero();
            assertThat(sent(test, dealing, peer).get(1)).isGreaterThan(SENT);
            plugIn(dealing);
            assertThat(sent(test, dealing, peer)).allMatch(bytes -> bytes > SENT);

            Machine standing = bond(test, "active-backup");
            assertThat(active(standing)).isEqualTo("eth0");
            assertThat(sent(test, standing, peer).get(0)).isGreaterThan(SENT);
            pull(standing);
            assertThat(active(standing)).isEqualTo("eth1");
            List<Long> other = sent(test, standing, peer);
            assertThat(other.get(0)).isZero();
            assertThat(other.get(1)).isGreaterThan(SENT);
            plugIn(standing);
        }
    }

    private static Machine bond(LibvirtTestLab test, String mode) throws Exception {
        return test.machine(
                new LinkSpec(2, RATE),
                new Hardware(
                        Optional.of(mode), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static void pull(Machine machine) throws Exception {
        machine.require(LinkLegs.class, "cables").connect(0, false);
        awaitState(machine, "down");
    }

    private static void plugIn(Machine machine) throws Exception {
        machine.require(LinkLegs.class, "cables").connect(0, true);
        awaitState(machine, "up");
    }

    /** What the bond says of its first leg. */
    private static void awaitState(Machine machine, String state) {
        Awaitility.await("the first leg of " + machine.name() + " is " + state)
                .atMost(LONGEST)
                .until(() -> run(machine, "cat /sys/class/net/eth0/bonding_slave/mii_status")
                        .equals(state));
    }

    private static String active(Machine machine) throws Exception {
        return run(machine, "cat /sys/class/net/bond0/bonding/active_slave");
    }

    /** Bytes that it sends over each leg while a load runs. */
    private static List<Long> sent(LibvirtTestLab test, Machine machine, PeerMachine peer) throws Exception {
        long[] before = counted(machine);
        test.run(test.of(List.of(machine), List.of()), StreamLoad.to(peer).writingOnly(), 1000);
        long[] after = counted(machine);
        return List.of(after[0] - before[0], after[1] - before[1]);
    }

    private static long[] counted(Machine machine) throws Exception {
        return run(machine, "cat /sys/class/net/eth[01]/statistics/tx_bytes")
                .lines()
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static String run(Machine machine, String script) throws Exception {
        return machine.require(SshConnection.class, "login")
                .run(script, LONGEST)
                .strip();
    }
}
