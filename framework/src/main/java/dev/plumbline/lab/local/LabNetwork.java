package dev.plumbline.lab.local;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import java.io.IOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The lab's own network, which is there as long as a machine is. One thread at a time attaches or takes away, or a switch would
 * be removed as unused while a machine is on its way to it.
 */
final class LabNetwork {

    private @Nullable Built built;

    /** A switch with its subnet and the host numbers that are given. */
    private record Built(NetworkSwitch made, Subnet subnet, BitSet given) {

        int next() {
            int number = given.nextClearBit(NetworkSwitch.FIRST_MACHINE);
            if (number > subnet.half(false).size() - 2) {
                throw new MissingCapabilityException(
                        "the lab's network " + subnet.half(false) + " has no address left for"
                                + " another machine; declare fewer than " + (number - NetworkSwitch.FIRST_MACHINE + 1));
            }
            given.set(number);
            return number;
        }
    }

    /** Attaches a machine; the first one gets a switch to be attached to. */
    synchronized NetworkLeg attach(NetworkNamespace namespace, LinkSpec link, Provisioning context)
            throws IOException, InterruptedException {
        Built network = build(context);
        int number = network.next();
        NetworkLeg leg = NetworkLeg.announce(network.made, network.subnet, number, context);
        leg.create(namespace.name(), network.subnet, number, link);
        return leg;
    }

    private Built build(Provisioning context) throws IOException, InterruptedException {
        Built there = built;
        if (there != null && there.made.exists()) {
            return there;
        }
        Subnet subnet = Subnet.free();
        NetworkSwitch made = NetworkSwitch.announce(context);
        made.create(subnet);
        Built network = new Built(made, subnet, new BitSet());
        built = network;
        return network;
    }

    synchronized void undoLeg(UndoRecord record) throws IOException, InterruptedException {
        NetworkLeg.undo(record);
        Built network = built;
        if (network != null && network.made.equals(NetworkSwitch.of(record))) {
            network.given.clear(NetworkLeg.number(record));
        }
    }

    synchronized void undoSwitch(UndoRecord record) throws IOException, InterruptedException {
        NetworkSwitch.of(record).removeIfUnused();
    }
}
