package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.linux.FileLun;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.BusyProcesses;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Fingerprint;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disk loads by the real fio, on volumes of every kind that needs no disk of its own. */
class LocalDiskTest {

    private static final AccessSpec FAST = AccessSpec.IOMETER_DEFAULT.withBlock("4 KiB");

    @TempDir
    Path folder;

    @Test
    void two_luns_that_serve_one_request_at_a_time_give_twice_what_one_gives() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "kind: nbdkit, service: 2 ms")) {
            LunSet luns = test.luns(2, 16 << 20);
            Machines four = test.machines(4, 2);
            DiskLoad load = DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns);

            double one = iops(test.run(test.part(four, 4, 1), load, 2000));
            double two = iops(test.run(four, load, 2000));

            assertThat(one).as("at most one request every 2 ms").isLessThan(505);
            assertThat(two / one).isBetween(1.6, 2.4);
        }
    }

    @Test
    void short_intervals_of_many_machines_beside_a_busy_computer_never_show_more_than_there_is() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "kind: nbdkit, service: 2 ms");
                BusyProcesses busy = BusyProcesses.start(3)) {
            LunSet luns = test.luns(2, 16 << 20);
            Machines eight = test.machines(8, 2);
            DiskLoad load = DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns);

            assertThat(iops(test.run(test.part(eight, 8, 1), load, 500))).isBetween(1.0, 505.0);
            assertThat(iops(test.run(eight, load, 500))).isBetween(1.0, 1010.0);
            assertThat(busy.running()).isEqualTo(3);
        }
    }

    @Test
    void a_single_machine_keeps_as_many_operations_under_way_as_it_is_told() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "kind: nbdkit, service: 5 ms")) {
            LunSet luns = test.luns(1, 4 << 20);
            Machines one = test.machines(1, 1);
            AccessSpec spec = AccessSpec.IOMETER_DEFAULT;

            double alone = latency(test.run(one, DiskLoad.of(spec).on(luns), 1000));
            double queued =
                    latency(test.run(one, DiskLoad.of(spec.withOutstanding(8)).on(luns), 1000));

            assertThat(queued / alone).as("eight wait for one server").isBetween(5.0, 11.0);
        }
    }

    @Test
    void the_answers_hold_what_each_machine_did_and_when_it_began() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            LunSet luns = test.luns(2, 4 << 20);
            Machines two = test.machines(2, 2);

            Measurement measured = test.run(two, DiskLoad.of(FAST).on(luns), 1000);

            Reading iops = reading(measured, "iops");
            assertThat(iops.machines())
                    .hasSize(2)
                    .allSatisfy((machine, value) -> assertThat(value).isPositive());
            assertThat(reading(measured, "throughput").value() * 256).isCloseTo(iops.value(), withinPercentage(1));
            assertThat(reading(measured, "latency").value()).isPositive();
            assertThat(measured.latencies().count() / iops.value())
                    .as("operations of one second")
                    .isBetween(0.9, 1.1);
            assertThat(measured.covariates()).containsKey("start spread (ms)");
            assertThat(measured.series())
                    .singleElement()
                    .satisfies(series -> assertThat(series.values()).hasSize(10));
            assertThat(measured.attachments()).as("not once a machine").hasSize(1);
        }
    }

    @Test
    void shares_of_reads_and_of_random_places_are_kept() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "direct: false")) {
            LunSet luns = test.luns(1, 4 << 20);
            Machines one = test.machines(1, 1);

            Measurement reads = test.run(
                    one, DiskLoad.of(FAST.withReadShare(1).withRandomShare(0)).on(luns), 500);
            Measurement writes = test.run(
                    one, DiskLoad.of(FAST.withReadShare(0).withRandomShare(0.5)).on(luns), 500);
            Measurement several =
                    test.run(one, DiskLoad.of(FAST.withOutstanding(4)).on(luns), 500);

            assertThat(raw(reads)).contains("\"rw\" : \"randread\"", "\"percentage_random\" : \"0,0\"");
            assertThat(raw(writes)).contains("\"rw\" : \"randwrite\"", "\"percentage_random\" : \"50,50\"");
            assertThat(raw(several)).contains("\"ioengine\" : \"io_uring\"", "\"iodepth\" : \"4\"");
        }
    }

    @Test
    void what_a_machine_writes_stays_on_its_own_disk() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "kind: nbdkit, service: 1 ms")) {
            LunSet luns = test.luns(1, 4 << 20);
            Machines two = test.machines(2, 1);
            Machines second = new Machines(
                    two.all().subList(1, 2), two.disks().subList(1, 2), (some, load) -> test.run(some, load, 500));

            second.run(DiskLoad.of(FAST.withReadShare(0)).on(luns));

            byte[] content = Files.readAllBytes(
                    Path.of(test.provisioning().undos().get(0).argument("file")));
            assertThat(content).hasSize(4 << 20);
            assertThat(isZero(content, 0, 1 << 20))
                    .as("the first machine's disk")
                    .isTrue();
            assertThat(isZero(content, 1 << 20, 2 << 20)).as("its own").isFalse();
            assertThat(isZero(content, 2 << 20, 4 << 20)).as("nobody's").isTrue();
        }
    }

    @Test
    void files_are_full_of_data_and_too_large_ones_are_refused_with_both_numbers() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "folder: " + folder)) {
            FileLun lun = (FileLun) test.luns(1, 3 << 20).luns().get(0);

            assertThat(isZero(Files.readAllBytes(lun.file()), 0, 3 << 20)).isFalse();
            assertThatThrownBy(() -> test.luns(1, 1L << 60))
                    .isInstanceOf(MisuseException.class)
                    .hasMessageContainingAll("needs 1024 PiB", "has room for", folder.toString());
        }
    }

    @Test
    void the_fingerprint_tells_what_limits_the_volumes_and_which_tools_measure() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "kind: nbdkit, service: 3 ms")) {
            Fingerprint nbdkit = test.lab().fingerprint();

            assertThat(nbdkit.identity())
                    .containsEntry("lun.kind", "nbdkit")
                    .containsEntry("lun.service", "3 ms")
                    .containsEntry("lun.servers", "1")
                    .containsKeys(
                            "link.congestion", "tool.fio", "tool.iperf3", "tool.nbdkit", "cpu.model", "kernel.release")
                    .doesNotContainKeys("tool.qemu", "lun.direct");
        }
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            assertThat(test.lab().fingerprint().identity())
                    .containsEntry("lun.kind", "folder")
                    .containsKeys("lun.direct", "tool.fio")
                    .doesNotContainKey("tool.nbdkit");
        }
    }

    private static boolean isZero(byte[] content, int from, int to) {
        return Arrays.mismatch(content, from, to, new byte[to - from], 0, to - from) < 0;
    }

    private static double iops(Measurement measured) {
        return reading(measured, "iops").value();
    }

    private static double latency(Measurement measured) {
        return reading(measured, "latency").value();
    }

    private static String raw(Measurement measured) {
        return measured.attachments().get(0).text();
    }

    private static Reading reading(Measurement measured, String response) {
        return measured.readings().stream()
                .filter(one -> one.response().equals(response))
                .findFirst()
                .orElseThrow();
    }
}
