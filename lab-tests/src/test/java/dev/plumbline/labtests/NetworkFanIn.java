package dev.plumbline.labtests;

import static dev.plumbline.model.Better.HIGHER;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Expect;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.Response;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Peer;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.StreamLoad;
import dev.plumbline.model.Measurement;

/**
 * In March 2005 all machines read and wrote 1 MB against one machine that was not virtual. The total did not depend on how many
 * there were, so each got less with each further one; "I'm not sure how valid these tests are": it was the one machine's link
 * that was measured.
 */
class NetworkFanIn {

    @Experiment("What do one to six virtual machines get from one peer?")
    @Blocks(5)
    @Response(name = "throughput", unit = "Mbit/s", better = HIGHER, tolerance = "5%")
    @Expect("throughput is flat along vms within 10%")
    @Expect("throughput per vms falls along vms")
    @Expect("throughput per vms at vms=6 is 0.14 to 0.2 times that at vms=1")
    @Expect("peer-1* limits everything")
    Measurement stream(
            @Factor("1..6") int vms,
            @Peer(rate = "100 Mbit/s") PeerMachine peer,
            @Vms(count = "{vms}") Machines machines) {
        return machines.run(StreamLoad.to(peer).messages("1 MB"));
    }
}
