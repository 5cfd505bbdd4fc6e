package dev.plumbline.labtests;

import static dev.plumbline.lab.Scope.TRIAL;
import static dev.plumbline.model.Better.LOWER;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Expect;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.Response;
import dev.plumbline.lab.Balancer;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.DownloadLoad;
import dev.plumbline.load.IdleLoad;
import dev.plumbline.model.Measurement;
import java.time.Duration;

/**
 * In January 2005 machines were added one by one behind a load balancer while the parent host's statistics were watched: without
 * overhead they would stay the same, so what they rise by is the overhead of one machine. That holds if the work is the same
 * for any number of machines; hence few clients, which pause for much longer than a download takes and so ask for the same
 * whoever answers. It was assumed that an operating system costs very little by itself: the machines without downloads show it.
 * Only as many machines are there as are asked, since those that wait for their turn would cost the same.
 */
class VirtualizationOverhead {

    enum Work {
        NONE,
        DOWNLOADS
    }

    @Experiment("What does each further virtual machine cost the parent host?")
    @Blocks(3)
    @Response(name = "parent CPU", unit = "%", better = LOWER, tolerance = "5%")
    @Expect("parent CPU rises along vms")
    @Expect("parent CPU at work=DOWNLOADS is at least 2 times that at work=NONE")
    @Expect("parent CPU does not limit everything")
    Measurement parent(
            @Factor("1..6") int vms,
            @Factor({"NONE", "DOWNLOADS"}) Work work,
            @Balancer LoadBalancer balancer,
            @Vms(count = "{vms}", scope = TRIAL) Machines machines) {
        DownloadLoad downloads = DownloadLoad.of("20 kB")
                .clients(10)
                .thinkTime(Duration.ofMillis(20))
                .through(balancer);
        return machines.run(work == Work.NONE ? new IdleLoad() : downloads).withBusy("parent CPU");
    }
}
