package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Settings;
import dev.plumbline.lab.linux.Subnet;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code lab.yaml} says of the network.
 *
 * @param bridge a bridge that is there on every hypervisor; empty for one of the lab's own, on this computer
 * @param addresses what machines may be given of the network of such a bridge
 * @param prefix the length of that network's prefix
 * @param shaping what holds links to their rates
 */
record NetworkSettings(Optional<String> bridge, Optional<Subnet> addresses, int prefix, Shaper shaping) {

    private static final Path DEVICES = Path.of("/sys/class/net");
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,14}");

    /** What holds links to their rates. */
    enum Shaper {
        /** {@code tc} on this computer, where the machines' network cards end. */
        TC,
        /** The hypervisor, as its format of domains has it ({@code bandwidth}). */
        LIBVIRT;

        /** A failure to start a machine, as it is told. */
        static IOException explained(IOException failure) {
            String text = String.valueOf(failure.getMessage());
            if (text.contains("tc qdisc") || text.contains("tc filter")) {
                throw new MissingCapabilityException("'shaping: libvirt' needs the queues htb and sfq and the action"
                        + " police, of which the hypervisor's kernel lacks one; load its modules sch_sfq and"
                        + " act_police, or write 'shaping: tc' or the rate 'unlimited'");
            }
            return failure;
        }
    }

    /**
     * Whether machines' bridge is on this computer, so that namespaces of it can be attached there.
     *
     * @param here whether all hypervisors run on this computer
     */
    boolean reachesHere(boolean here) {
        return here
                || bridge.filter(name -> Files.exists(DEVICES.resolve(name))).isPresent();
    }

    static NetworkSettings read(Settings network, List<Virsh> hypervisors) {
        network.known("bridge", "addresses", "prefix", "shaping");
        boolean here = hypervisors.stream().allMatch(Virsh::here);
        boolean given = network.keys().contains("bridge");
        if (!here && !given) {
            throw network.mistake(
                    "names no bridge, but a hypervisor is another computer; write a bridge that is there and"
                            + " addresses that machines may have, as 'network: {bridge: br0, addresses: 10.9.0.128/25, prefix:"
                            + " 24}'");
        }
        if (given != network.keys().contains("addresses")) {
            throw network.mistake(
                    "needs 'bridge' and 'addresses' together, or none of them for a network of the lab's" + " own");
        }
        Optional<Subnet> addresses = given ? Optional.of(subnet(network)) : Optional.empty();
        return new NetworkSettings(
                given ? Optional.of(bridge(network)) : Optional.empty(),
                addresses,
                addresses.map(subnet -> prefix(network, subnet)).orElse(0),
                shaper(network, here));
    }

    /** The first of the addresses that a machine may have: that of the network itself is none. */
    int first() {
        return addresses
                .map(subnet -> new Subnet(subnet.base(), prefix).isWhole() ? 1 : 0)
                .orElseThrow();
    }

    /** The last of them: that of a message to all is none. */
    int last() {
        return addresses
                .map(subnet -> new Subnet(subnet.base() + subnet.size(), prefix).isWhole()
                        ? subnet.size() - 2
                        : subnet.size() - 1)
                .orElseThrow();
    }

    private static String bridge(Settings network) {
        String bridge = network.text("bridge", "");
        if (!DEVICE.matcher(bridge).matches()) {
            throw network.mistake(
                    "has the bridge '" + bridge + "', which is no name of a device; write for example" + " 'br0'");
        }
        return bridge;
    }

    private static Subnet subnet(Settings network) {
        String text = network.text("addresses", "");
        try {
            Subnet subnet = Subnet.parse(text);
            if (subnet.isWhole()) {
                return subnet;
            }
        } catch (IllegalArgumentException e) {
            throw noSubnet(network, text);
        }
        throw noSubnet(network, text);
    }

    private static MisuseException noSubnet(Settings network, String text) {
        return network.mistake("has the addresses '" + text + "', which are no subnet with its first address; write for"
                + " example '10.9.0.128/25'");
    }

    private static int prefix(Settings network, Subnet addresses) {
        int prefix = network.count("prefix", addresses.prefix());
        if (prefix > addresses.prefix()) {
            throw network.mistake("has the prefix " + prefix + ", which is longer than that of " + addresses
                    + "; write that of the whole network");
        }
        return prefix;
    }

    private static Shaper shaper(Settings network, boolean here) {
        String written = network.text("shaping", here ? "tc" : "libvirt");
        return switch (written) {
            case "libvirt" -> Shaper.LIBVIRT;
            case "tc" -> {
                if (!here) {
                    throw network.mistake("shapes by tc, which works on this computer alone; write 'shaping: libvirt'");
                }
                yield Shaper.TC;
            }
            default ->
                throw network.mistake("has the shaping '" + written + "', which is not known; write tc or libvirt");
        };
    }
}
