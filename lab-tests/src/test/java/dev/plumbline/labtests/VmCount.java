package dev.plumbline.labtests;

import static dev.plumbline.model.Better.HIGHER;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Expect;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.Response;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;

/**
 * In January 2005 one machine did very well, two had almost half each, and with each further one throughput declined: IOMeter's
 * default disk test, 2 KiB, 67 % read, random.
 */
class VmCount {

    @Experiment("How does disk throughput fall from one to six virtual machines?")
    @Blocks(5)
    @Response(name = "iops", unit = "1/s", better = HIGHER, tolerance = "5%")
    @Expect("iops per vms at vms=2 is 0.45 to 0.65 times that at vms=1")
    @Expect("iops per vms falls along vms")
    @Expect("lun-1 limits vms=2..6")
    Measurement disk(
            @Factor("1..6") int vms,
            @Luns(size = "1 GiB") LunSet lun,
            @Vms(count = "{vms}", disk = "80 MiB") Machines machines) {
        return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(lun));
    }
}
