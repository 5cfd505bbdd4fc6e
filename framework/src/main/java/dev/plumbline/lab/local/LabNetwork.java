package dev.plumbline.lab.local;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.Attached;
import dev.plumbline.lab.linux.Meters;
import dev.plumbline.lab.linux.Network;
import dev.plumbline.lab.linux.NetworkNamespace;
import dev.plumbline.lab.linux.Subnet;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lab's own network, which is there as long as a machine is. One thread at a time attaches or takes away, or a switch would
 * be removed as unused while a machine is on its way to it.
 */
final class LabNetwork implements Network {

    private final Meters meters;
    private @Nullable Built built;
    private volatile boolean bonded;

    private record Built(NetworkSwitch made, HostNumbers numbers, PortCounters counters) {}

    LabNetwork(Meters meters) {
        this.meters = meters;
    }

    /**
     * Attaches a machine; the first one gets a switch to be attached to. Its links are metered until its namespace is undone.
     *
     * @param machine its name
     */
    @Override
    public synchronized Attached attach(String machine, NetworkNamespace namespace, LinkSpec link, Provisioning context)
            throws IOException, InterruptedException {
        BondKind kind = link.legs() == 1 ? BondKind.NONE : BondKind.here();
        if (link.legs() > 1 && kind == BondKind.NONE) {
            throw new MissingCapabilityException("this kernel can make no bond of " + link.legs()
                    + " legs: it has neither the bonding driver nor multipath routes; load the module bonding, or write"
                    + " legs = \"1\"");
        }
        Built network = build(context);
        Attached attached = kind == BondKind.ROUTES
                ? routed(network, machine, namespace, link, context)
                : plain(network, machine, namespace, link, context);
        bonded |= link.legs() > 1;
        return attached;
    }

    private Attached plain(
            Built network, String machine, NetworkNamespace namespace, LinkSpec link, Provisioning context)
            throws IOException, InterruptedException {
        Subnet subnet = network.numbers.subnet();
        List<Integer> numbers = new ArrayList<>();
        for (int leg = 0; leg < link.legs(); leg++) {
            numbers.add(network.numbers.next());
        }
        List<NetworkLeg> legs = link.legs() == 1
                ? PlainLink.single(network.made, subnet, numbers.get(0), namespace.name(), link, context)
                : PlainLink.bonded(network.made, subnet, numbers, namespace.name(), link, context);
        List<String> ports = legs.stream().map(NetworkLeg::port).toList();
        meter(network, machine, namespace, link, ports);
        return new Attached(
                InetAddress.getByName(subnet.half(false).address(numbers.get(0))),
                Optional.empty(),
                Optional.of(new Cables(network.made, ports, connected -> List.of())));
    }

    private Attached routed(
            Built network, String machine, NetworkNamespace namespace, LinkSpec link, Provisioning context)
            throws IOException, InterruptedException {
        List<Integer> numbers = network.numbers.nextPairs(link.legs());
        RoutedBond bond =
                RoutedBond.create(network.made, network.numbers.subnet(), numbers, namespace.name(), link, context);
        meter(network, machine, namespace, link, bond.ports());
        return new Attached(
                InetAddress.getByName(bond.address()),
                Optional.of(bond),
                Optional.of(new Cables(network.made, bond.ports(), bond::routes)));
    }

    /** A link without a rate has no capacity to be held against. */
    private void meter(Built network, String machine, NetworkNamespace namespace, LinkSpec link, List<String> ports) {
        if (link.unlimited()) {
            return;
        }
        for (int leg = 0; leg < ports.size(); leg++) {
            String name = machine + (ports.size() == 1 ? " link" : " leg " + (leg + 1));
            for (boolean out : new boolean[] {true, false}) {
                meters.add(namespace.name(), network.counters.meter(name, ports.get(leg), out, link.bitsPerSecond()));
            }
        }
    }

    private Built build(Provisioning context) throws IOException, InterruptedException {
        Built there = built;
        if (there != null && there.made.exists()) {
            return there;
        }
        Subnet subnet = Subnet.free();
        NetworkSwitch made = NetworkSwitch.announce(context);
        long pid = made.create(subnet);
        Built network = new Built(made, new HostNumbers(subnet), new PortCounters(pid));
        built = network;
        return network;
    }

    /** What belongs on every page about a session that used a bond here which is not one of the kernel's driver. */
    Optional<String> notice() {
        return bonded && BondKind.here() == BondKind.ROUTES
                ? Optional.of(
                        "Bonds are multipath routes here, since the kernel has no bonding driver: each stream keeps"
                                + " to one leg, and streams are dealt evenly over the legs.")
                : Optional.empty();
    }

    synchronized void undoLeg(UndoRecord record) throws IOException, InterruptedException {
        NetworkLeg leg = NetworkLeg.of(record);
        leg.undo();
        Built network = built;
        if (network != null && network.made.equals(leg.at())) {
            network.numbers.free(leg);
        }
    }

    synchronized void undoSwitch(UndoRecord record) throws IOException, InterruptedException {
        NetworkSwitch.of(record).removeIfUnused();
    }
}
