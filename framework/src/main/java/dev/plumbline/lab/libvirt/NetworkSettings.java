package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Settings;
import dev.plumbline.lab.linux.Subnet;
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

    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,14}");

    /** What holds links to their rates. */
    enum Shaper {
        /** {@code tc} on this computer, where the machines' network cards end. */
        TC,
        /** The hypervisor, as its format of domains has it ({@code bandwidth}). */
        LIBVIRT
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
            return Subnet.parse(text);
        } catch (IllegalArgumentException e) {
            throw network.mistake(
                    "has the addresses '" + text + "', which are no subnet; write for example" + " '10.9.0.128/25'");
        }
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
