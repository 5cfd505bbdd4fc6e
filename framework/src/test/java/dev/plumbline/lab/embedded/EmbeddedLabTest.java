package dev.plumbline.lab.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import dev.plumbline.lab.BlockAccess;
import dev.plumbline.lab.BlockDevice;
import dev.plumbline.lab.Demand;
import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Placement;
import dev.plumbline.lab.TestLab;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.TrialPoint;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.WebServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedLabTest {

    private static final long GIB = 1L << 30;

    @TempDir
    Path folder;

    @Test
    void says_that_it_is_emulated_and_loads_a_trial_for_a_quarter_of_a_second() {
        try (Lab lab = open("embedded")) {
            assertThat(lab.notice())
                    .hasValueSatisfying(notice -> assertThat(notice).contains("emulated"));
            assertThat(lab.times()).isEqualTo(new Times(Duration.ofMillis(50), Duration.ofMillis(250)));
            assertThat(lab.capacity().amounts())
                    .containsKeys(Demand.DISK, Demand.MEMORY)
                    .containsEntry(Demand.MACHINES, 1024L);
        }
    }

    @Test
    void its_identity_is_its_declared_numbers_and_not_its_wear() {
        try (Lab lab = open("embedded");
                Lab worn = open("embedded-worn")) {
            assertThat(lab.fingerprint()).isEqualTo(worn.fingerprint());
            assertThat(lab.fingerprint().identity())
                    .containsEntry("lun.service", "2 ms")
                    .containsEntry("lun.servers", "1")
                    .containsEntry("noise.session", "0.2 %");
            assertThat(lab.fingerprint().informational()).containsOnlyKeys("cores", "jdk");
        }
    }

    @Test
    void a_lun_is_a_sparse_file_that_undo_deletes() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            test.luns(1, GIB);
            Path file = images().get(0);

            assertThat(file).hasSize(GIB);
            if (System.getProperty("os.name").equals("Linux")) {
                assertThat(blocksOf(file)).isLessThan(GIB / 512 / 100);
            }
            test.provisioning().undoAll();
            assertThat(file).doesNotExist();
            test.provisioning().undoAll();
        }
    }

    @Test
    void a_later_process_undoes_what_an_earlier_one_left_behind() throws Exception {
        List<UndoRecord> left = new ArrayList<>();
        TestLab killed = TestLab.open(folder, "");
        killed.luns(2, 1 << 20);
        killed.machines(1, Placement.PACKED, killed.luns(1, 1 << 20));
        killed.balancer();
        left.addAll(killed.provisioning().undos());

        try (Lab later = Labs.read(folder).open("test", Files.createDirectory(folder.resolve("later")))) {
            for (UndoRecord record : left) {
                later.undo(record);
                later.undo(record);
            }
        }
        assertThat(images()).isEmpty();
        killed.close();
    }

    @Test
    void an_undo_touches_nothing_outside_of_its_folder() throws IOException {
        Path other = Files.createFile(folder.resolve("other.img"));
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        UndoRecord record = UndoRecord.of(
                "embedded.lun",
                Map.of("name", "lun-1", "folder", scratch.toString(), "file", scratch + "/../other.img"));

        try (Lab lab = open("embedded")) {
            assertThatThrownBy(() -> lab.undo(record)).hasMessageContaining("is not deleted");
            assertThatThrownBy(() -> lab.undo(UndoRecord.of("embedded.moon", Map.of())))
                    .hasMessageContaining("embedded.moon");
        }
        assertThat(other).exists();
    }

    @Test
    void what_is_written_can_be_read_and_only_by_the_machine_it_belongs_to() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            LunSet luns = test.luns(1, 4096);
            Machines machines = test.machines(2, Placement.PACKED, luns);
            BlockAccess access = machines.all().get(0).require(BlockAccess.class, "disks");
            try (BlockDevice first =
                            access.open(luns.luns().get(0), machines.disks().get(0));
                    BlockDevice second =
                            access.open(luns.luns().get(0), machines.disks().get(1))) {
                second.write(512, ByteBuffer.wrap("plumb".getBytes(StandardCharsets.UTF_8)), 0);
                ByteBuffer read = ByteBuffer.allocate(5);
                second.read(512, read, 0);

                assertThat(new String(read.array(), StandardCharsets.UTF_8)).isEqualTo("plumb");
                first.read(512, read.clear(), 0);
                assertThat(read.array()).containsOnly(0);
                assertThatThrownBy(() -> first.read(2045, read.clear(), 0)).hasMessageContaining("do not lie");
            }
            assertThatThrownBy(() -> access.open(luns.luns().get(0), new DiskSlot(0, 4000, 1000)))
                    .hasMessageContaining("does not lie");
        }
    }

    @Test
    void noise_changes_the_service_time_from_trial_to_trial_and_comes_again_with_the_seed() throws Exception {
        try (TestLab test = TestLab.openWithNoise(folder, "noise: {trial: 10 %}")) {
            LunSet luns = test.luns(1, 4096);
            Machines machines = test.machines(1, Placement.PACKED, luns);
            BlockAccess access = machines.all().get(0).require(BlockAccess.class, "disks");
            try (BlockDevice device =
                    access.open(luns.luns().get(0), machines.disks().get(0))) {
                long one = service(test.lab(), device, new TrialPoint(5, 1, "", 1, "all"));
                long two = service(test.lab(), device, new TrialPoint(5, 1, "", 2, "all"));
                long again = service(test.lab(), device, new TrialPoint(5, 1, "", 1, "all"));

                assertThat(one).isEqualTo(again).isNotEqualTo(two).isCloseTo(2_000_000, withinPercentage(50));
            }
        }
    }

    @Test
    void the_server_of_a_machine_that_was_undone_listens_no_longer() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            Machines machines = test.machines(1, Placement.PACKED, test.luns(1, 4096));
            URI web =
                    machines.all().get(0).require(WebServer.class, "web server").address();
            new Socket(web.getHost(), web.getPort()).close();

            test.provisioning().undoAll();

            assertThatThrownBy(() -> new Socket(web.getHost(), web.getPort()).close())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_closed_lab_leaves_no_threads_behind() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            test.balancer();
            assertThat(webThreads()).isPositive();
        }
        await().until(EmbeddedLabTest::webThreads, threads -> threads == 0);
    }

    private static long webThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("embedded-web"))
                .count();
    }

    private static long service(Lab lab, BlockDevice device, TrialPoint point) throws IOException {
        lab.trialStarts(point);
        return device.read(0, ByteBuffer.allocate(512), 0);
    }

    private Lab open(String name) {
        return Labs.read(folder).open(name, folder);
    }

    private List<Path> images() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".img")).toList();
        }
    }

    /** Blocks of 512 B that the file system really keeps; {@code stat} knows, the JDK does not tell. */
    private static long blocksOf(Path file) throws IOException, InterruptedException {
        Process stat = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
        String blocks = new String(stat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(stat.waitFor()).isZero();
        return Long.parseLong(blocks.strip());
    }
}
