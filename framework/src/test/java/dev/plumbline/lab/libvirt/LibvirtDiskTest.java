package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machines;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            System.err.println(one + "\n" + onOne + "\n" + onTwo);
            assertThat(one).isNotNull();
        }
    }
}
