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
import dev.plumbline.lab.Placement;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;

/**
 * In February 2005 throughput rose where a thirteenth machine was added, because from there on the machines lay on two LUNs.
 * With disks of 80 MiB on LUNs of 1 GiB, twelve fit on one; alternating placement has no such bump.
 */
class LunDistribution {

    @Experiment("Do virtual machines run faster spread over two LUNs?")
    @Blocks(5)
    @Response(name = "iops", unit = "1/s", better = HIGHER, tolerance = "5%")
    @Expect("iops jumps up at vms=13 with LUNs in use for placement=PACKED")
    @Expect("iops has no jump along vms for placement=ALTERNATING")
    @Expect("iops at placement=ALTERNATING is 1.8 to 2.2 times that at placement=PACKED for vms=8..12")
    @Expect("lun-1 limits placement=PACKED, vms=8..12")
    Measurement disk(
            @Factor("8..22") int vms,
            @Factor({"PACKED", "ALTERNATING"}) Placement placement,
            @Luns(count = "2", size = "1 GiB") LunSet luns,
            @Vms(count = "{vms}", disk = "80 MiB", placement = "{placement}") Machines machines) {
        return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns));
    }
}
