package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.ssh.SshConnection;
import dev.plumbline.lab.ssh.TestSshd;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What load generators need of a machine's programs, on one that is reached by ssh. */
@Timeout(120)
class RemoteIperfTest {

    @TempDir
    Path folder;

    @Test
    void a_client_that_waits_for_the_start_measures_against_a_server_that_is_ended_after_it() throws Exception {
        try (TestSshd sshd = TestSshd.start(folder);
                SshConnection machine = sshd.connection()) {
            String port = Integer.toString(TestSshd.freePort());
            try (ProgramRun server =
                    ProgramRun.start(machine, List.of("iperf3", "-s", "-B", "127.0.0.1", "-p", port))) {
                Awaitility.await()
                        .atMost(TestSshd.LONG)
                        .until(() -> machine.run("ss -ltn", TestSshd.LONG).contains(":" + port + " "));
                try (ProgramRun client = ProgramRun.prepare(
                        machine, List.of("iperf3", "-J", "-n", "1M", "-c", "127.0.0.1", "-p", port, "-P"))) {
                    assertThat(client.running()).isTrue();
                    client.go("2");

                    assertThat(client.ended(TimeUnit.SECONDS.toNanos(60))).isTrue();
                    assertThat(client.exitCode()).isZero();
                    assertThat(client.output()).contains("\"sum_received\"");
                    assertThat(client.said()).isEmpty();
                }
                assertThat(server.running()).isTrue();
            }
            Awaitility.await()
                    .atMost(TestSshd.LONG)
                    .until(() -> !machine.run("ss -ltn", TestSshd.LONG).contains(":" + port + " "));
        }
    }
}
