package dev.plumbline.lab.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.load.DownloadLoad;
import dev.plumbline.load.StreamLoad;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Loads on several hosts with real sshds, fios, iperf3s and nginxs. */
@Timeout(180)
class HostsLoadTest {

    @TempDir
    Path folder;

    @Test
    void three_hosts_load_together_and_nothing_is_left_on_them() throws Exception {
        try (TestHosts hosts = TestHosts.start(folder, 4);
                HostsTestLab test = HostsTestLab.open(folder, hosts.section("peers: far", "groups: [far]"))) {
            assertThat(test.lab().capacity()).isEqualTo(Demand.of(Demand.MACHINES, 3));
            assertThat(test.lab().notice().orElseThrow())
                    .contains("stone-1 (", "stone-3 (")
                    .doesNotContain("stone-4");
            assertThat(test.lab().fingerprint().identity())
                    .containsKeys("machine.kernel", "machine.cpu.model", "machine.cpus", "machine.memory", "peer.fio")
                    .containsEntry("machine.existing", "yes");
            assertThat(hosts.left()).as("what looking at hosts makes there").isEmpty();

            Machines three = test.machines(3);
            PeerMachine peer = test.peer();
            assertThatThrownBy(() -> test.machine(4))
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessageContaining("4 machines are wanted")
                    .hasMessageContaining("declares 3 hosts");
            LunSet luns = test.luns(1);
            assertThatThrownBy(() -> test.luns(2))
                    .isInstanceOf(MisuseException.class)
                    .hasMessageContaining("lun-2 has no place on stone-1")
                    .hasMessageContaining("declares 1");

            Measurement disk =
                    test.run(three, DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns), 1000);
            Measurement again =
                    test.run(three, DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns), 1000);
            Measurement stream = test.run(three, StreamLoad.to(peer).writingOnly(), 1000);
            Measurement download = test.run(three, DownloadLoad.of("100 kB").clients(3), 1000);

            assertAll(disk, "iops");
            assertAll(again, "iops");
            assertAll(stream, "throughput");
            assertAll(download, "throughput");
            assertThat(disk.busy()).containsKeys("stone-1 CPU", "stone-2 CPU", "stone-3 CPU", "stone-4 CPU");
            assertThat(disk.busy().get("stone-1 CPU")).isBetween(0.0, 1.0).isNotZero();
            for (int number = 1; number <= 3; number++) {
                try (var files = Files.list(hosts.get(number).disk())) {
                    assertThat(files.toList())
                            .singleElement()
                            .satisfies(file -> assertThat(file).hasSize(HostsTestLab.DISK));
                }
            }

            test.giveBack();
            assertThat(hosts.left()).as("what is left on the hosts").isEmpty();
            assertThat(left(folder.resolve("lab/run"))).as("what is left here").isEmpty();
        }
    }

    private static List<Path> left(Path scratch) throws Exception {
        try (var files = Files.list(scratch)) {
            return files.toList();
        }
    }

    private static void assertAll(Measurement measured, String response) {
        Reading reading = measured.readings().stream()
                .filter(one -> one.response().equals(response))
                .findFirst()
                .orElseThrow();
        assertThat(reading.machines())
                .containsOnlyKeys("stone-1", "stone-2", "stone-3")
                .allSatisfy((machine, value) -> assertThat(value).as(machine).isPositive());
    }
}
