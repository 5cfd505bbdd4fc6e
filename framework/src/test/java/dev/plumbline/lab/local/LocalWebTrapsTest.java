package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.WebServer;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.load.DownloadLoad;
import dev.plumbline.model.Measurement;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with the real nginx and haproxy breaks one trial, in one sentence, and the next one on the same machines counts. */
class LocalWebTrapsTest {

    @TempDir
    Path folder;

    @Test
    void a_server_that_is_killed_in_the_run() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines two = WebLab.machines(test, 2);
            DownloadLoad load = DownloadLoad.of("10 kB").clients(4).through(WebLab.balancer(test));

            assertBroken(test, two, load, "vm-2.web", "the web server of vm-2 ended with exit code 137");
        }
    }

    @Test
    void a_balancer_that_is_killed_in_the_run() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines two = WebLab.machines(test, 2);
            DownloadLoad load = DownloadLoad.of("10 kB").clients(4).through(WebLab.balancer(test));

            assertBroken(test, two, load, ".proxy", "the load balancer balancer-3 ended with exit code 137");
        }
    }

    @Test
    void a_server_that_is_killed_between_two_trials_is_started_again() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines one = WebLab.machines(test, 1);
            test.run(one, DownloadLoad.of("10 kB"), 200);
            kill("vm-1.web");

            assertThat(WebLab.reading(test.run(one, DownloadLoad.of("10 kB"), 200), "errors")
                            .value())
                    .isZero();
        }
    }

    @Test
    void a_port_that_is_in_use() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines one = WebLab.machines(test, 1);
            Machine machine = one.all().get(0);
            Process other = machine.require(Programs.class, "programs")
                    .start(List.of(Tool.IPERF3.program(), "--server", "--port", "80"));
            try {
                Awaitility.await().until(() -> listens(machine));

                assertThatThrownBy(() -> test.run(one, DownloadLoad.of("10 kB"), 200))
                        .isInstanceOf(IncompleteTrialException.class)
                        .hasMessageContainingAll(
                                "the web server of vm-1 cannot be started", "bind() to", "Address already in use")
                        .hasMessageNotContaining("\n");
            } finally {
                other.destroyForcibly().waitFor();
            }
            assertThat(WebLab.reading(test.run(one, DownloadLoad.of("10 kB"), 200), "requests")
                            .value())
                    .isPositive();
        }
    }

    @Test
    void a_server_that_nobody_listens_at() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines one = WebLab.machines(test, 1);
            LoadBalancer nobody = new Elsewhere(URI.create("http://"
                    + one.all()
                            .get(0)
                            .require(WebServer.class, "server")
                            .address()
                            .getHost() + ":81"));

            assertThatThrownBy(() -> test.run(one, DownloadLoad.of("10 kB").through(nobody), 200))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageContaining("cannot connect: connection refused");
        }
    }

    @Test
    void requests_that_somebody_else_sends() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines one = WebLab.machines(test, 1);
            WebServer server = one.all().get(0).require(WebServer.class, "server");
            server.offer(1);
            URI other = server.address().resolve(WebServer.documentPath(1));

            CompletableFuture<Measurement> trial =
                    CompletableFuture.supplyAsync(() -> test.run(one, DownloadLoad.of("10 kB"), 1500));
            Awaitility.await().until(() -> server.requests().orElse(0) > 10);
            other.toURL().openStream().readAllBytes();

            assertThatThrownBy(trial::join)
                    .cause()
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageContainingAll("vm-1 counted", "but clients had", "sent by others");
        }
    }

    private void assertBroken(LocalTestLab test, Machines machines, DownloadLoad load, String killed, String sentence)
            throws Exception {
        CompletableFuture<Measurement> trial = CompletableFuture.supplyAsync(() -> test.run(machines, load, 4000));
        Awaitility.await()
                .until(() -> machines.all()
                                .get(1)
                                .require(WebServer.class, "server")
                                .requests()
                                .orElse(0)
                        > 10);
        kill(killed);

        assertThatThrownBy(trial::join)
                .cause()
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("\n");
        assertThat(WebLab.reading(test.run(machines, load, 300), "errors").value())
                .isZero();
    }

    /** The processes that name a folder; workers of nginx stay behind, without their parent. */
    private void kill(String name) {
        List<ProcessHandle> processes = LeftoverCheck.processes(folder).stream()
                .filter(process -> LeftoverCheck.commandLine(process.pid()).contains(name))
                .toList();
        assertThat(processes).isNotEmpty();
        processes.forEach(ProcessHandle::destroyForcibly);
        Awaitility.await().until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static boolean listens(Machine machine) {
        try (Socket socket = new Socket(
                machine.require(dev.plumbline.lab.NetworkAddress.class, "address")
                        .address(),
                80)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** A balancer that is not there. */
    private record Elsewhere(URI address) implements LoadBalancer {

        @Override
        public String name() {
            return "elsewhere";
        }

        @Override
        public void balanceOver(List<Machine> machines) {
            // Nobody is asked.
        }
    }
}
