package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machines;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("guests")
class LibvirtDiskTest {

    @TempDir
    Path folder;

    @Test
    void two_LUNs_give_more_than_one_where_more_than_one_machine_asks() throws Exception {
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, "lun: {kind: nbdkit, service: 10 ms}")) {
            LunSet luns = test.luns(2, 64L << 20);
            Machines machines = test.machines(4, 2);

            DiskLoad load = DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns);
            Measurement one = test.part(machines, 1, 1).run(load);
            Measurement onOne = test.part(machines, 4, 1).run(load);
            Measurement onTwo = test.part(machines, 4, 2).run(load);

            assertThat(iops(onOne) / iops(one))
                    .as("four on one LUN, and one alone")
                    .isBetween(0.9, 1.6);
            assertThat(iops(onTwo) / iops(onOne))
                    .as("four on two LUNs, and on one")
                    .isBetween(1.5, 2.2);
            assertThat(onOne.busy().get("lun-1")).as("its spindle is the limit").isGreaterThan(0.7);
            assertThat(onOne.covariates().get("start spread (ms)"))
                    .as("they are let go together")
                    .isLessThan(700);
        }
    }

    private static double iops(Measurement measurement) {
        return measurement.readings().get(0).value();
    }
}
