package dev.plumbline.labtests;

import static dev.plumbline.model.Better.HIGHER;
import static dev.plumbline.model.Better.LOWER;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Expect;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.Response;
import dev.plumbline.lab.DataImage;
import dev.plumbline.lab.ImageSet;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.Sharing;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;

/**
 * In December 2004 one disk image with the test data could be loaded in many machines, if all of them discarded their changes.
 * Sharing it saves the time and the space of copies; what it must not cost is the speed of reading, or the image itself.
 */
class SharedDataImage {

    private static final AccessSpec READING =
            AccessSpec.IOMETER_DEFAULT.withBlock("16 KiB").withReadShare(1);

    @Experiment("What does one data image in many machines save against a copy for each?")
    @Blocks(4)
    @Response(name = "throughput", unit = "MiB/s", better = HIGHER, tolerance = "5%")
    @Response(name = "start", unit = "s", better = LOWER, tolerance = "10%")
    @Response(name = "space", unit = "MiB", better = LOWER, tolerance = "5%")
    @Expect("throughput at sharing=SHARED is at least 0.9 times that at sharing=COPIES")
    @Expect("start at sharing=COPIES is at least 1 times that at sharing=SHARED")
    @Expect("space at sharing=COPIES is at least 1.8 times that at sharing=SHARED")
    Measurement data(
            @Factor("1..4 *2") int vms,
            @Factor({"SHARED", "COPIES"}) Sharing sharing,
            @Vms(count = "{vms}", scope = Scope.TRIAL) Machines machines,
            @DataImage(size = "8 MiB", sharing = "{sharing}") ImageSet image) {
        Measurement reading = machines.run(DiskLoad.of(READING).on(image.luns()));
        image.checkUnchanged();
        return reading.and("start", machines.startTime().plus(image.startTime()))
                .and("space", image.allocatedMiB(), "MiB");
    }
}
