package dev.plumbline.lab.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine that cannot be reached is told in one sentence, within a bounded time. */
@Timeout(120)
class SshTroubleTest {

    @TempDir
    Path folder;

    @Test
    void a_key_that_is_not_let_in() throws Exception {
        try (TestSshd sshd = TestSshd.start(folder);
                SshConnection machine =
                        new SshConnection("vm-1", sshd.target(TestSshd.keyPair(folder.resolve("other"))))) {
            assertThatThrownBy(machine::folder)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("vm-1 (")
                    .hasMessageContaining("does not let that user in with the key " + folder.resolve("other") + ": ")
                    .hasMessageContaining("Permission denied");
        }
    }

    @Test
    void another_host_key_than_before() throws Exception {
        try (TestSshd sshd = TestSshd.start(folder)) {
            try (SshConnection machine = sshd.connection()) {
                assertThat(machine.run("echo in", TestSshd.LONG)).isEqualTo("in\n");
            }
            sshd.changeHostKey();
            try (SshConnection machine = sshd.connection()) {
                assertThatThrownBy(() -> machine.run("echo in", TestSshd.LONG))
                        .isInstanceOf(IOException.class)
                        .hasMessage("vm-1 (" + sshd.target() + ") shows another host key than the one of 'vm-1' in "
                                + folder.resolve("known hosts")
                                + "; is it another machine? If not, delete its line there");
            }
            Files.delete(folder.resolve("known hosts"));
            try (SshConnection machine = sshd.connection()) {
                assertThat(machine.run("echo in", TestSshd.LONG)).isEqualTo("in\n");
            }
        }
    }

    @Test
    void a_port_where_nobody_listens() throws Exception {
        try (SshConnection machine = new SshConnection("vm-1", target(TestSshd.freePort()))) {
            assertThatThrownBy(machine::aheadNanos)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot be reached by ssh: ")
                    .hasMessageContaining("Connection refused");
        }
    }

    @Test
    void a_machine_that_takes_connections_and_never_answers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SshConnection machine = new SshConnection("vm-1", target(silent.getLocalPort()))) {
            assertThatThrownBy(() -> machine.run("true", TestSshd.LONG))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("vm-1")
                    .hasMessageContaining("cannot be reached by ssh: ");
        }
    }

    @Test
    void what_ssh_would_read_as_an_option() {
        assertThatThrownBy(() -> target("-oProxyCommand=id")).hasMessage("the host '-oProxyCommand=id' is none");
        assertThatThrownBy(() -> target("a b")).hasMessage("the host 'a b' is none");
        assertThat(target("fe80::1%eth0").host()).isEqualTo("fe80::1%eth0");
    }

    private SshTarget target(String host) {
        return new SshTarget("root", host, 22, null, folder.resolve("known"), "vm-1", folder.resolve("control"));
    }

    private SshTarget target(int port) {
        return new SshTarget(
                "root", "127.0.0.1", port, null, folder.resolve("known"), "vm-1", folder.resolve("control"));
    }
}
