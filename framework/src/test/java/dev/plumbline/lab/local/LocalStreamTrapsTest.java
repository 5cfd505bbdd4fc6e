package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.NetworkAddress;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.Worker;
import dev.plumbline.load.StreamLoad;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with the real iperf3 breaks one trial, in one sentence, and the next one on the same machines counts. */
class LocalStreamTrapsTest {

    private static final long RATE = 50_000_000;

    @TempDir
    Path folder;

    @Test
    void a_server_that_is_gone_when_its_client_comes() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            PeerMachine peer = test.peer(1, RATE);
            Machines one = test.machines(1, 1);

            broken(test, one, new Disturbed(StreamLoad.to(peer), () -> killAll(peer.machine(), "--server")))
                    .hasMessageContaining("iperf3 on vm-2 failed: unable to connect to server: Connection refused");
            assertCounts(test, one, peer);
        }
    }

    @Test
    void a_server_that_has_another_client() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            PeerMachine peer = test.peer(1, RATE);
            Machines one = test.machines(1, 1);
            String address = peer.machine()
                    .require(NetworkAddress.class, "address")
                    .address()
                    .getHostAddress();
            List<Process> others = new ArrayList<>();

            broken(test, one, new Disturbed(StreamLoad.to(peer), () -> {
                        others.add(start(one.all().get(0), "iperf3", "-c", address, "-t", "20", "--forceflush"));
                        Awaitility.await().until(() -> printed(others.get(0)).contains("connected to"));
                    }))
                    .hasMessageContaining("iperf3 on vm-2 failed: the server is busy running a test");
            others.get(0).destroyForcibly().waitFor();
            assertCounts(test, one, peer);
        }
    }

    @Test
    void a_port_that_is_in_use() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            PeerMachine peer = test.peer(1, RATE);
            Machines one = test.machines(1, 1);
            Process other = start(peer.machine(), "iperf3", "-s", "--forceflush");
            Awaitility.await().until(() -> printed(other).contains("listening"));

            broken(test, one, StreamLoad.to(peer))
                    .hasMessageContainingAll("iperf3's server for vm-2 on peer-1", "Address already in use");
            other.destroyForcibly().waitFor();
            assertCounts(test, one, peer);
        }
    }

    @Test
    void a_server_that_is_killed_in_the_run() throws Exception {
        assertKilled("--server", "iperf3 on vm-2 failed: "); // whichever of its connections it misses first
    }

    @Test
    void a_client_that_is_killed_in_the_run() throws Exception {
        assertKilled("--client", "iperf3 on vm-2 wrote no result; it ended with exit code 137");
    }

    private void assertKilled(String side, String message) throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            PeerMachine peer = test.peer(1, RATE);
            Machines two = test.machines(2, 1);
            Machine of = side.equals("--client") ? two.all().get(0) : peer.machine();
            Disturbed load = new Disturbed(
                    StreamLoad.to(peer),
                    () -> CompletableFuture.delayedExecutor(600, TimeUnit.MILLISECONDS)
                            .execute(() -> kill(of, side, "5201")));

            broken(test, two, load).hasMessageContaining(message);
            assertCounts(test, two, peer);
        }
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> broken(
            LocalTestLab test, Machines machines, Load load) {
        return assertThatThrownBy(() -> test.run(machines, load, 1000)).isInstanceOf(IncompleteTrialException.class);
    }

    private static void assertCounts(LocalTestLab test, Machines machines, PeerMachine peer) {
        assertThat(test.run(machines, StreamLoad.to(peer).writingOnly(), 300)
                        .readings()
                        .get(0)
                        .value())
                .isPositive();
    }

    private static Process start(Machine machine, String... command) throws IOException {
        return machine.require(Programs.class, "programs").start(List.of(command));
    }

    private static String printed(Process process) throws IOException {
        return new String(
                process.getInputStream().readNBytes(process.getInputStream().available()));
    }

    private static void killAll(Machine machine, String side) {
        List<ProcessHandle> killed = kill(machine, side, "");
        Awaitility.await().until(() -> killed.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Kills the processes of this JVM whose arguments name the side, the machine's address and the port. */
    private static List<ProcessHandle> kill(Machine machine, String side, String port) {
        String address =
                machine.require(NetworkAddress.class, "address").address().getHostAddress();
        List<ProcessHandle> processes = ProcessHandle.current()
                .descendants()
                .filter(process -> {
                    String line = LeftoverCheck.commandLine(process.pid());
                    return line.startsWith("iperf3 " + side)
                            && line.contains("--bind " + address + " ")
                            && line.contains(port);
                })
                .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        return processes;
    }

    /** Something that is done once a load is prepared, and before it begins. */
    private interface Disturbance {
        void run() throws Exception;
    }

    private record Disturbed(Load load, Disturbance disturbance) implements Load {

        @Override
        public String description() {
            return load.description();
        }

        @Override
        public List<Worker> workers(Machines machines) throws Exception {
            List<Worker> workers = load.workers(machines);
            disturbance.run();
            return workers;
        }
    }
}
