package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.HardwareChoice;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.SharedImages;
import dev.plumbline.lab.linux.NbdService;
import dev.plumbline.model.MisuseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    void what_only_virtual_machines_have_is_refused_by_name() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            assertThatThrownBy(() -> test.lab().require(HardwareChoice.class, "choice of virtual hardware (nicModel)"))
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessage("lab 'test' of kind local has no choice of virtual hardware (nicModel)");
            assertThat(test.lab().port(SharedImages.class)).isEmpty();
        }
    }

    @Test
    void nbdkit_makes_clients_wait_for_each_other_or_limits_the_rate() {
        assertThat(new NbdService(Duration.ofMillis(2), OptionalLong.empty())
                        .command(Path.of("/s"), Path.of("/p"), Path.of("/f")))
                .containsSequence(
                        "--unix", "/s", "--pidfile", "/p", "--filter=noparallel", "--filter=delay", "file", "/f")
                .contains("serialize=all-requests", "delay-read=2ms", "delay-write=2ms");
        assertThat(new NbdService(Duration.ZERO, OptionalLong.of(8000))
                        .command(Path.of("/s"), Path.of("/p"), Path.of("/f")))
                .contains("--filter=rate", "rate=8000")
                .doesNotContain("--filter=delay");
    }

    @Test
    void a_machine_of_a_folder_with_too_long_a_path_is_refused() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("d".repeat(60)).resolve("e".repeat(60)));
        try (LocalTestLab test = LocalTestLab.open(deep, "")) {
            assertThatThrownBy(() -> test.machines(1, 1))
                    .isInstanceOf(MisuseException.class)
                    .hasMessageContainingAll("more than 107 B", "java.io.tmpdir");
        }
    }
}
