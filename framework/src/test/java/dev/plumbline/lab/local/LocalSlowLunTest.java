package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Repair;
import dev.plumbline.lab.TestFaults;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes of the real nbdkit, whose rate is set while the real fio loads them. */
class LocalSlowLunTest {

    private static final AccessSpec READS =
            AccessSpec.IOMETER_DEFAULT.withBlock("16 KiB").withReadShare(1);

    @TempDir
    Path folder;

    private static double value(Measurement trial, String response) {
        return WebLab.reading(trial, response).value();
    }

    @Test
    void a_volume_keeps_one_nth_of_its_rate_while_it_is_slow_and_has_all_of_it_again() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "kind: nbdkit, rate: 32 Mbit/s")) {
            LunSet luns = test.luns(1, 4 << 20);
            Machines two = test.machines(2, 1);
            DiskLoad load = DiskLoad.of(READS).on(luns);
            DeclaredFault none = TestFaults.none("40 %", "30 %", Repair.RESTART);
            DeclaredFault restored = TestFaults.slow(luns, 1, 5, "40 %", "30 %", Repair.RESTART);
            DeclaredFault afterwards = TestFaults.slow(luns, 1, 5, "40 %", "0 ms", Repair.AFTERWARDS);

            Measurement without = test.run(two, load.under(none), 2500);
            Measurement slow = test.run(two, load.under(restored), 2500);
            Measurement slowToTheEnd = test.run(two, load.under(afterwards), 2500);
            Measurement next = test.run(two, load, 1500);

            assertThat(value(without, "kept") / value(slow, "kept")).isBetween(2.5, 7.0);
            assertThat(value(without, "kept") / value(slowToTheEnd, "kept")).isBetween(2.5, 7.0);
            assertThat(value(slow, "recovery")).isPositive();
            assertThat(value(slow, "failed")).isZero();
            assertThat(value(next, "iops") / value(slowToTheEnd, "iops"))
                    .as("40 % whole and 60 % of a fifth, against all of it")
                    .isBetween(1.5, 2.6);
        }
    }

    @Test
    void a_volume_whose_service_time_is_fixed_cannot_be_slowed_down() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "kind: nbdkit, service: 2 ms")) {
            LunSet luns = test.luns(1, 4 << 20);
            Machines one = test.machines(1, 1);
            DeclaredFault fault = TestFaults.slow(luns, 1, 5, "40 %", "30 %", Repair.RESTART);

            assertThatThrownBy(() -> test.run(one, DiskLoad.of(READS).on(luns).under(fault), 500))
                    .hasMessageContaining(
                            "LUN 'lun-1' has no rate that could be set on purpose; write 'lun: {kind: nbdkit,"
                                    + " rate: 100 Mbit/s}' in lab.yaml");
        }
    }
}
