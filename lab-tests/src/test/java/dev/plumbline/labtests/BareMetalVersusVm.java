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
 * In November 2004 a host with 16 GB and 4 processors was to be compared with a virtual machine of 3,600 MB and 2: apples and
 * oranges, unless memory and processors are taken out of the host. So the machine here is declared, and what runs it is the lab's
 * matter: one lab's sessions are what another lab is held against. Where one of them does not keep to what is declared, the
 * comparison is refused, and the keys that differ are named. On either of them an operation costs mostly by itself, and hardly by
 * its size.
 */
class BareMetalVersusVm {

    @Experiment("What does virtualisation cost a machine of one processor and 256 MiB?")
    @Blocks(5)
    @Response(name = "iops", unit = "1/s", better = HIGHER, tolerance = "10%")
    @Expect("iops at block=64 KiB is 0.5 to 1.1 times that at block=2 KiB")
    Measurement disk(
            @Factor({"2 KiB", "64 KiB"}) String block,
            @Luns(size = "64 MiB") LunSet lun,
            @Vms(cpus = "1", memory = "256 MiB", disk = "64 MiB") Machines machine) {
        return machine.run(
                DiskLoad.of(AccessSpec.IOMETER_DEFAULT.withBlock(block)).on(lun));
    }
}
