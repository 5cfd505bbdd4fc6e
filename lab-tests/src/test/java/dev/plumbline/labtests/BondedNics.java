package dev.plumbline.labtests;

import static dev.plumbline.lab.Scope.TRIAL;
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
 * In March 2005 the peer's two network cards were bonded, because it was thought to be the limit, and "it didn't make much of a
 * difference". A bond doubles what its link limited; where the machines' own cards are the limit, as slow ones are here, it does
 * nothing.
 */
class BondedNics {

    @Experiment("Does bonding the two network cards of the peer help?")
    @Blocks(5)
    @Response(name = "throughput", unit = "Mbit/s", better = HIGHER, tolerance = "5%")
    @Expect("throughput at legs=2 is 1.8 to 2.2 times that at legs=1 for nic=1 Gbit/s")
    @Expect("peer-1* limits nic=1 Gbit/s")
    @Expect("throughput at legs=2 is 0.9 to 1.1 times that at legs=1 for nic=20 Mbit/s")
    @Expect("vm-1* limits nic=20 Mbit/s")
    @Expect("peer-1* does not limit nic=20 Mbit/s")
    Measurement stream(
            @Factor("1..2") int legs,
            @Factor({"20 Mbit/s", "1 Gbit/s"}) String nic,
            @Peer(legs = "{legs}", rate = "100 Mbit/s", scope = TRIAL) PeerMachine peer,
            @Vms(count = "3", nic = "{nic}", scope = TRIAL) Machines machines) {
        return machines.run(StreamLoad.to(peer).messages("1 MB"));
    }
}
