package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.LinkLegs;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.NetworkAddress;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.load.StreamLoad;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cables that are pulled and plugged in again. */
class CablesTest {

    private static final long RATE = 50_000_000;

    @TempDir
    Path folder;

    @Test
    void a_machine_whose_only_cable_is_pulled_is_reached_again_once_it_is_plugged_in() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machine machine = test.machine(RATE);
            LinkLegs cables = cables(machine);
            assertThat(cables.legs()).isEqualTo(1);
            awaitReached(machine, true);

            cables.connect(0, false);
            cables.connect(0, false);
            awaitReached(machine, false);

            cables.connect(0, true);
            cables.connect(0, true);
            awaitReached(machine, true);
            assertThatThrownBy(() -> cables.connect(1, true)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void a_bond_with_one_leg_pulled_carries_half_and_all_of_it_once_that_is_plugged_in_again() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            PeerMachine peer = test.peer(2, RATE);
            Machines one = test.machines(1, 1);
            LinkLegs cables = cables(peer.machine());
            assertThat(cables.legs()).isEqualTo(2);
            double both = throughput(test, one, peer);

            cables.connect(0, false);
            awaitReached(peer.machine(), true);
            double half = throughput(test, one, peer);
            cables.connect(0, true);
            awaitReached(peer.machine(), true);
            double again = throughput(test, one, peer);

            assertThat(half / both).isBetween(0.4, 0.6);
            assertThat(again / both).isBetween(0.85, 1.15);
        }
    }

    @Test
    void a_bond_without_any_leg_is_not_reached_and_comes_back_with_the_first() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machine peer = test.peer(2, RATE).machine();
            LinkLegs cables = cables(peer);

            cables.connect(1, false);
            cables.connect(0, false);
            awaitReached(peer, false);
            cables.connect(1, true);
            awaitReached(peer, true);
        }
    }

    private static LinkLegs cables(Machine machine) {
        return machine.require(LinkLegs.class, "cables");
    }

    private static double throughput(LocalTestLab test, Machines machines, PeerMachine peer) {
        return test.run(machines, StreamLoad.to(peer).writingOnly().parallel(2), 1500)
                .readings()
                .get(0)
                .value();
    }

    private static void awaitReached(Machine machine, boolean reached) {
        Awaitility.await(machine.name() + (reached ? " is reached" : " is not reached"))
                .atMost(Duration.ofSeconds(30))
                .until(() -> reached(machine) == reached);
    }

    /** A machine that nothing listens on refuses; one that is not reached says nothing, or somebody else does. */
    private static boolean reached(Machine machine) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            machine.require(NetworkAddress.class, "address").address(), 9),
                    1000);
            return true;
        } catch (ConnectException e) {
            return String.valueOf(e.getMessage()).contains("refused");
        } catch (IOException e) {
            return false;
        }
    }
}
