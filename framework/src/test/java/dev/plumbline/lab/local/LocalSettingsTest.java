package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.FaultHost;
import dev.plumbline.lab.FaultKind;
import dev.plumbline.lab.HardwareChoice;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.SharedImages;
import dev.plumbline.lab.linux.NbdService;
import dev.plumbline.model.MisuseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in a local lab's section are told in one sentence, with the key's path. */
class LocalSettingsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kind: nvme                            | has the unknown kind 'nvme'; known are folder, nbdkit and device
                    kind: folder, service: 2 ms           | has the unknown key 'service'
                    kind: folder, direct: maybe           | has direct 'maybe'; write true, or false
                    kind: folder, folder: luns            | names the folder 'luns', which is no absolute path
                    kind: folder, folder: /gone/away      | names the folder '/gone/away'
                    kind: nbdkit, service: 1.5 ms         | no whole number of milliseconds
                    kind: nbdkit, service: 0 ms           | sets no limit
                    kind: nbdkit, service: fast           | 'fast'
                    kind: nbdkit, servers: 2              | has 2 servers, but nbdkit serves one request after the other
                    kind: device                          | names no devices
                    'kind: device, devices: [/dev/a, /dev/a]' | names a device twice
                    """)
    void a_mistake_in_lab_yaml(String lun, String sentence) {
        assertThatThrownBy(() -> LocalTestLab.open(folder, lun))
                .isInstanceOf(MisuseException.class)
                .hasMessageContainingAll("labs.test.lun", sentence)
                .hasMessageNotContaining("\n");
    }

    @Test
    void machines_without_limits_are_of_another_environment() throws Exception {
        Files.writeString(
                folder.resolve("lab.yaml"),
                "labs: {kept: {kind: local}, free: {kind: local, machine: {limits: none}},"
                        + " odd: {kind: local, machine: {limits: some}}}");
        Labs labs = Labs.read(folder);
        try (Lab kept = labs.open("kept", folder);
                Lab free = labs.open("free", folder)) {
            assertThat(kept.fingerprint().identity())
                    .containsEntry("machine.cpus", "as declared")
                    .containsEntry("machine.memory", "as declared");
            assertThat(free.fingerprint().identity())
                    .containsEntry("machine.cpus", "all of the computer")
                    .containsEntry("machine.memory", "all of the computer")
                    .containsEntry("machine.limits", "none");
            assertThat(free.notice().orElseThrow()).contains("Machines are not limited", "the lab says so.");
        }
        assertThatThrownBy(() -> labs.open("odd", folder))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("labs.odd.machine has the limits 'some'; write 'declared'");
    }

    @Test
    void what_only_other_labs_have_is_refused_by_name() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            assertThatThrownBy(() -> test.lab().require(HardwareChoice.class, "choice of virtual hardware (nicModel)"))
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessage("lab 'test' of kind local has no choice of virtual hardware (nicModel)");
            assertThat(test.lab().port(SharedImages.class)).isEmpty();
            FaultHost faults = test.lab().require(FaultHost.class, "machines that can be broken on purpose");
            assertThatThrownBy(() -> faults.check(FaultKind.LUN_SLOW))
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessage(
                            "a lab of kind local can do LUN_SLOW of @Fault only where nothing but a rate limits its LUNs;"
                                    + " write 'lun: {kind: nbdkit, rate: 100 Mbit/s}' in lab.yaml, or choose a lab of"
                                    + " kind embedded");
            assertThatThrownBy(() -> faults.check(FaultKind.DISK_FULL))
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessage(
                            "a lab of kind local cannot do DISK_FULL of @Fault; write MACHINE_KILLED or LINK_DOWN, or"
                                    + " choose a lab of kind embedded, which can");
        }
    }

    @Test
    void nbdkit_makes_clients_wait_for_each_other_or_limits_the_rate() {
        assertThat(new NbdService(Duration.ofMillis(2), OptionalLong.empty())
                        .command(Path.of("/s"), Path.of("/p"), Path.of("/f"), Optional.empty()))
                .containsSequence(
                        "--unix", "/s", "--pidfile", "/p", "--filter=noparallel", "--filter=delay", "file", "/f")
                .contains("serialize=all-requests", "delay-read=2ms", "delay-write=2ms");
        assertThat(new NbdService(Duration.ZERO, OptionalLong.of(8000))
                        .command(Path.of("/s"), Path.of("/p"), Path.of("/f"), Optional.empty()))
                .contains("--filter=rate", "rate=8000", "burstiness=0.1")
                .doesNotContain("--filter=delay");
    }

    @Test
    void a_machine_of_a_folder_with_too_long_a_path_is_refused() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("d".repeat(60)).resolve("e".repeat(60)));
        try (LocalTestLab test = LocalTestLab.open(deep, "")) {
            assertThatThrownBy(() -> test.machines(1, 1))
                    .isInstanceOf(MisuseException.class)
                    .hasMessageContainingAll("more than 106 B", "java.io.tmpdir");
        }
    }
}
