package dev.plumbline.labtests;

import static dev.plumbline.model.Better.LOWER;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Expect;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.Response;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.Vms;
import dev.plumbline.model.Measurement;

/**
 * In February 2005 machines became clones of one small image, with name and address set when they were deployed, so that many
 * were up fast. They start side by side, in the time of one, until the host has no more to give.
 */
class CloneDeployment {

    @Experiment("How fast do machines with names and addresses of their own come up?")
    @Blocks(5)
    @Response(name = "ready", unit = "s", better = LOWER, tolerance = "10%")
    @Expect("ready rises along vms")
    @Expect("ready is flat along vms within 15% for vms=1..3")
    @Expect("ready bends at vms=3..6")
    Measurement deployment(@Factor("1..8") int vms, @Vms(count = "{vms}", scope = Scope.TRIAL) Machines machines) {
        machines.checkIdentities();
        return machines.timeToReady();
    }
}
