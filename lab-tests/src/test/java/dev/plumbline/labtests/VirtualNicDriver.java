package dev.plumbline.labtests;

import static dev.plumbline.lab.Scope.TRIAL;
import static dev.plumbline.model.Better.HIGHER;
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
import dev.plumbline.model.Measurement;

/**
 * In January 2005 nine machines behind a balancer, asked for static files by about 150 clients, gave about 90 Mb/s at about 65 %
 * of the host's processors: what nine virtual cards of 10 Mb/s give, which were the limit before anything else was. The other
 * driver gives 1 Gb/s; then it is the processors that are exhausted first.
 */
class VirtualNicDriver {

    @Experiment("Which virtual network card?")
    @Blocks(3)
    @Response(name = "throughput", unit = "Mbit/s", better = HIGHER, tolerance = "5%")
    @Response(name = "parent CPU", unit = "%", better = LOWER, tolerance = "5%")
    @Expect("throughput at vms=9 is 2.7 to 3.3 times that at vms=3 for model=pcnet")
    @Expect("vm-1* limits model=pcnet")
    @Expect("throughput at model=virtio is at least 2 times that at model=pcnet")
    @Expect("parent CPU limits model=e1000|vmxnet3|virtio")
    Measurement download(
            @Factor({"pcnet", "e1000", "vmxnet3", "virtio"}) String model,
            @Factor({"3", "9"}) int vms,
            @Balancer LoadBalancer balancer,
            @Vms(count = "{vms}", nicModel = "{model}", scope = TRIAL) Machines machines) {
        return machines.run(DownloadLoad.of("1 MB").clients(150).through(balancer))
                .withBusy("parent CPU");
    }
}
