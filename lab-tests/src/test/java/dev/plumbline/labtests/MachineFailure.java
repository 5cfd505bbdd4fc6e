package dev.plumbline.labtests;

import static dev.plumbline.model.Better.HIGHER;
import static dev.plumbline.model.Better.LOWER;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Expect;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.Response;
import dev.plumbline.lab.Balancer;
import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.Fault;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Repair;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.RequestLoad;
import dev.plumbline.model.Measurement;
import java.time.Duration;

/**
 * In an earlier grid project of October 2004 a failed node's job was simply given to another node; with virtual machines the sick one
 * is shut down and another one started. One machine is killed after 30 % of the interval, and noticed a little later. What is
 * asked of it waits until it has started again, or goes to the others, which could do it all.
 */
class MachineFailure {

    @Experiment("What costs more when a machine fails: restarting it, or sending its work on?")
    @Blocks(4)
    @Response(name = "recovery", unit = "ms", better = LOWER, tolerance = "20%")
    @Response(name = "answered", unit = "%", better = HIGHER, tolerance = "5%")
    @Expect("recovery at repair=RESTART is at least 2 times that at repair=SEND_ON")
    @Expect("answered at repair=SEND_ON is at least 1.1 times that at repair=RESTART")
    Measurement requests(
            @Factor({"2", "4"}) int vms,
            @Factor({"RESTART", "SEND_ON"}) Repair repair,
            @Balancer LoadBalancer balancer,
            @Vms(count = "{vms}") Machines machines,
            @Fault(kind = "MACHINE_KILLED", after = "30 %", noticed = "5 %", repair = "{repair}") DeclaredFault fault) {
        return machines.run(RequestLoad.of("1 KiB")
                .clients(4)
                .thinkTime(Duration.ofMillis(5))
                .through(balancer)
                .under(fault));
    }
}
