package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Reaper;
import dev.plumbline.lab.UndoRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("guests")
class LibvirtReleaseTest {

    @TempDir
    Path folder;

    @TempDir
    Path ledgers;

    @Test
    void what_cannot_be_taken_back_without_libvirtd_is_taken_back_after_its_return_by_any_process() throws Exception {
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, "")) {
            test.luns(1, 4L << 20);
            test.machine(new LinkSpec(1, 10_000_000), Hardware.ANY);
            ProcessHandle emulator = test.emulator("vm-2");
            UndoRecord domain = test.undos().stream()
                    .filter(record -> record.handler().equals(Domain.HANDLER))
                    .findFirst()
                    .orElseThrow();

            PrivateLibvirtd.shared().stop();
            try {
                assertThatThrownBy(() -> test.lab().undo(domain))
                        .isInstanceOf(IncompleteTrialException.class)
                        .hasMessageMatching("the virtual machine plumbline-[0-9a-f]{8}-vm-2 could not be ended within"
                                + " \\d+ s: virsh .* failed: .*");
                assertThat(emulator.isAlive()).isTrue();
            } finally {
                PrivateLibvirtd.shared().start();
            }

            Lab another = Labs.read(folder).open("test", folder);
            for (UndoRecord record : test.undos()) {
                another.undo(record);
            }
            another.close();
            assertThat(emulator.isAlive()).isFalse();
            test.assertNothingLeft();
        }
    }

    @Test
    void what_a_killed_process_was_making_is_gone_after_the_next_start() throws Exception {
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, "")) {
            Process maker = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledMaking.class.getName(),
                            folder.toString(),
                            ledgers.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ledgers.resolve("printed").toFile())
                    .start();
            try {
                Awaitility.await("a machine is being made")
                        .atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> emulated() || !maker.isAlive());
                assertThat(maker.isAlive())
                        .as(Files.readString(ledgers.resolve("printed")))
                        .isTrue();
            } finally {
                maker.destroyForcibly().waitFor();
            }
            Files.delete(ledgers.resolve("printed"));
            assertThat(emulated()).isTrue();

            Reaper.Reaped reaped = Reaper.reap(test.lab(), ledgers);

            assertThat(reaped.failures()).isEmpty();
            assertThat(reaped.told()).isNotEmpty();
            assertThat(emulated()).isFalse();
            assertThat(ledgers).isEmptyDirectory();
            test.assertNothingLeft();
        }
    }

    private boolean emulated() {
        return LibvirtLeftovers.processes(folder).stream()
                .anyMatch(process -> LibvirtLeftovers.commandLine(process).contains("guest=" + Domain.PREFIX));
    }
}
