package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.Attached;
import dev.plumbline.lab.linux.Ip;
import dev.plumbline.lab.linux.Meters;
import dev.plumbline.lab.linux.Network;
import dev.plumbline.lab.linux.NetworkNamespace;
import dev.plumbline.lab.linux.Subnet;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The network of the lab's machines: a bridge of its own on this computer, which is there as long as a machine is, or one that
 * is there. One thread at a time gives and takes addresses.
 */
final class GuestNetwork implements Network {

    private final NetworkSettings settings;
    private final Meters meters;
    private @Nullable Built built;

    /** @param own the bridge, where it is the lab's own */
    private record Built(String bridge, Optional<GuestBridge> own, Subnet subnet, BitSet given) {}

    GuestNetwork(NetworkSettings settings, Meters meters) {
        this.settings = settings;
        this.meters = meters;
    }

    /**
     * What a machine has been given.
     *
     * @param bridge what its cards are attached to
     * @param own whether that is the lab's own, and goes with the last machine
     * @param address its address, with the length of the prefix
     * @param numbers which of the lab's addresses these are
     * @param legs its cards
     */
    record Place(String bridge, boolean own, String address, List<Integer> numbers, List<GuestSpec.Leg> legs) {

        /** Copies the lists. */
        Place {
            numbers = List.copyOf(numbers);
            legs = List.copyOf(legs);
        }

        InetAddress inet() throws IOException {
            return InetAddress.getByName(address.substring(0, address.indexOf('/')));
        }
    }

    /** Gives a machine an address and as many cards as its link has legs. */
    synchronized Place reserve(LinkSpec link, Provisioning context) throws IOException, InterruptedException {
        Built network = build(context);
        List<Integer> numbers = new ArrayList<>();
        List<GuestSpec.Leg> legs = new ArrayList<>();
        for (int leg = 0; leg < link.legs(); leg++) {
            int number = next(network);
            numbers.add(number);
            legs.add(new GuestSpec.Leg(network.bridge, Tap.named().name(), network.subnet.hardwareAddress(number)));
        }
        String address = network.subnet.address(numbers.get(0)) + "/" + prefix(network);
        return new Place(network.bridge, network.own.isPresent(), address, numbers, legs);
    }

    private int prefix(Built network) {
        return settings.bridge().isPresent() ? settings.prefix() : network.subnet.prefix();
    }

    private int next(Built network) {
        int first = network.own.isPresent() ? GuestBridge.THIS_COMPUTER + 1 : settings.first();
        int last = network.own.isPresent() ? network.subnet.size() - 2 : settings.last();
        int number = network.given.nextClearBit(first);
        if (number > last) {
            throw new MissingCapabilityException("the lab's network " + network.subnet
                    + " has no address left; declare fewer machines, or more addresses in lab.yaml");
        }
        network.given.set(number);
        return number;
    }

    private Built build(Provisioning context) throws IOException, InterruptedException {
        Built there = built;
        if (there != null && there.own.map(GuestBridge::exists).orElse(true)) {
            return there;
        }
        Built network;
        if (settings.bridge().isPresent()) {
            network = new Built(
                    settings.bridge().get(),
                    Optional.empty(),
                    settings.addresses().orElseThrow(),
                    new BitSet());
        } else {
            Subnet subnet = Subnet.free();
            GuestBridge bridge = GuestBridge.create(subnet, context);
            network = new Built(bridge.name(), Optional.of(bridge), subnet, new BitSet());
        }
        built = network;
        return network;
    }

    /**
     * Holds a machine's cards to their rate, once they are there.
     *
     * @param owner whom its meters belong to
     */
    void shape(Place place, String machine, LinkSpec link, String owner) throws IOException, InterruptedException {
        if (!shapes(link)) {
            return;
        }
        List<Tap> taps = taps(place);
        shape(taps, link);
        for (int i = 0; i < taps.size(); i++) {
            String name = machine + (taps.size() == 1 ? " link" : " leg " + (i + 1));
            taps.get(i).meters(name, link.bitsPerSecond()).forEach(meter -> meters.add(owner, meter));
        }
    }

    /** Holds them to their rate again after the machine was started anew; they are metered already. */
    void shapeAgain(Place place, LinkSpec link) throws IOException, InterruptedException {
        if (!shapes(link)) {
            return;
        }
        for (Tap tap : taps(place)) {
            tap.removeShaping();
        }
        shape(taps(place), link);
    }

    private boolean shapes(LinkSpec link) {
        return !link.unlimited() && settings.shaping() == NetworkSettings.Shaper.TC;
    }

    private static List<Tap> taps(Place place) {
        return place.legs().stream().map(leg -> new Tap(leg.device())).toList();
    }

    private static void shape(List<Tap> taps, LinkSpec link) throws IOException, InterruptedException {
        Ip.Script script = new Ip.Script();
        taps.forEach(tap -> tap.shape(script, link));
        try {
            script.run();
        } catch (IOException e) {
            throw Tap.explained(e);
        }
    }

    @Override
    public synchronized Attached attach(String machine, NetworkNamespace namespace, LinkSpec link, Provisioning context)
            throws IOException, InterruptedException {
        Built network = build(context);
        int number = next(network);
        String address = network.subnet.address(number);
        NamespacePort port = NamespacePort.announce(network.bridge, network.own.isPresent(), number, context);
        port.create(namespace, network.subnet.hardwareAddress(number), address + "/" + prefix(network), link);
        if (!link.unlimited()) {
            port.meters(machine + " link", link.bitsPerSecond()).forEach(meter -> meters.add(namespace.name(), meter));
        }
        return new Attached(InetAddress.getByName(address), Optional.empty(), Optional.of(port));
    }

    /** The arguments of an undo record by which {@link #free} finds what was given. */
    static Map<String, String> arguments(String bridge, boolean own, List<Integer> numbers) {
        return Map.of(
                "bridge",
                bridge,
                "own",
                Boolean.toString(own),
                "numbers",
                numbers.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    /** Takes addresses back, and removes the lab's own bridge where nothing is attached to it any more. */
    synchronized void free(UndoRecord record) throws IOException, InterruptedException {
        String bridge = record.argument("bridge");
        Built network = built;
        if (network != null && network.bridge.equals(bridge)) {
            Stream.of(record.argument("numbers").split(",", -1))
                    .mapToInt(Integer::parseInt)
                    .forEach(network.given::clear);
        }
        if (Boolean.parseBoolean(record.argument("own"))) {
            new GuestBridge(bridge).removeIfUnused();
        }
    }

    synchronized void undoBridge(UndoRecord record) throws IOException, InterruptedException {
        GuestBridge.of(record).removeIfUnused();
    }
}
