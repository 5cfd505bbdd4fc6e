package dev.plumbline.lab.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.WebServer;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that a lab cannot use: each is told in one sentence, before anything is left on it. */
@Timeout(120)
class OddHostsTest {

    /** As a Windows server answers whose shell is cmd.exe. */
    private static final String WINDOWS =
            "ForceCommand echo \"'exec' is not recognized as an internal or external command\" >&2; exit 1";

    @TempDir
    Path folder;

    private TestHosts hosts;

    @BeforeEach
    void start() throws Exception {
        hosts = TestHosts.start(
                folder,
                List.of(
                        "SetEnv PATH=" + TestHost.PROGRAMS + ":/usr/bin:/bin",
                        "PubkeyAuthentication no\nPasswordAuthentication yes",
                        WINDOWS,
                        "AllowStreamLocalForwarding no\nSetEnv PATH=/usr/bin:/bin"));
    }

    @AfterEach
    void stop() {
        hosts.close();
    }

    /** A lab of one of them. */
    private HostsTestLab only(int number) throws Exception {
        return HostsTestLab.open(
                Files.createDirectories(folder.resolve("only-" + number)),
                hosts.section("machines: chosen", "")
                        .replace(
                                "{ssh: " + hosts.get(number).address() + "}",
                                "{groups: [chosen], ssh: " + hosts.get(number).address() + "}"));
    }

    @Test
    void they_are_told_in_one_sentence_each() throws Exception {
        hosts.get(1).program("fio", "#!/bin/sh\necho fio-3.1\n");
        try (HostsTestLab test = only(1)) {
            String here = Tool.output(List.of("fio", "--version")).strip().substring("fio-".length());
            assertThat(test.lab().fingerprint().identity()).containsEntry("machine.fio", "3.1");
            assertThatThrownBy(() -> test.run(
                            test.machines(1),
                            DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(test.luns(1)),
                            500))
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessage(
                            "fio is version 3.1 on stone-1 and " + here + " here, and its client and its servers must"
                                    + " be of one version; install the same on both");
            test.giveBack();
        }
        try (HostsTestLab test = only(2)) {
            assertThatThrownBy(test.lab()::notice)
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessageStartingWith("stone-2 (root@10.213.77.12) does not let that user in with the key "
                            + folder.resolve("user") + ": ")
                    .hasMessageContaining("Permission denied (password")
                    .hasMessageEndingWith("so a key must be let in, as by ssh-copy-id");
        }
        try (HostsTestLab test = only(3)) {
            assertThatThrownBy(() -> test.machine(1))
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessage(
                            "stone-3 runs no POSIX shell, as Windows (it said ''exec' is not recognized as an internal"
                                    + " or external command'), but machines that are reached by ssh must be Linux; leave it out");
            assertThatThrownBy(test::giveBack).hasMessageContaining("stone-3");
        }
        try (HostsTestLab test = only(4)) {
            Machine machine = test.machine(1);
            assertThat(machine.port(WebServer.class))
                    .as("nginx, which is not in the path of that host's sshd")
                    .isPresent();
            assertThatThrownBy(() -> test.run(
                            test.machines(1),
                            DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(test.luns(1)),
                            500))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessage(
                            "fio's server on stone-4 is not reached through ssh: does its sshd allow to lead sockets"
                                    + " (AllowStreamLocalForwarding)?");
            test.giveBack();
        }
        hosts.know(hosts.all().subList(0, 3));
        try (HostsTestLab test = only(4)) {
            assertThatThrownBy(test.lab()::fingerprint)
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessageStartingWith(
                            "stone-4 (root@10.213.77.14) is not known by a host key in " + folder.resolve("known"));
        }
        assertThat(hosts.left()).as("what is left on the hosts").isEmpty();
    }
}
