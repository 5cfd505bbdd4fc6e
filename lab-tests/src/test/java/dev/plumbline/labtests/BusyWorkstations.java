package dev.plumbline.labtests;

import static dev.plumbline.model.Better.LOWER;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Expect;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.Response;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.ProcessorLoad;
import dev.plumbline.load.RequestLoad;
import dev.plumbline.model.Measurement;
import java.time.Duration;

/**
 * In October 2004 it was asked whether virtual machines on people's workstations could use idle cycles for small services. Each
 * machine is a workstation whose user keeps a processor busy for {@code foreground} percent of the time, and which answers requests
 * beside that.
 */
class BusyWorkstations {

    @Experiment("How much service fits beside a user's own work?")
    @Blocks(4)
    @Response(name = "service.latency", unit = "ms", better = LOWER, tolerance = "20%")
    @Response(name = "foreground.slowdown", unit = "", better = LOWER, tolerance = "10%")
    @Expect("service.latency rises along foreground")
    @Expect("foreground.slowdown at foreground=70 is 0.7 to 1.5 times that at foreground=10")
    Measurement service(@Factor("10..70 +20") int foreground, @Vms(count = "3") Machines machines) {
        RequestLoad service = RequestLoad.of("1 KiB").clients(6).thinkTime(Duration.ofMillis(7));
        return machines.run(service.named("service")
                .beside(ProcessorLoad.of(foreground + " %").named("foreground")));
    }
}
