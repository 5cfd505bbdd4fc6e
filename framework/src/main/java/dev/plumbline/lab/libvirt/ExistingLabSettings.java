package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Settings;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.linux.BalancerSettings;
import dev.plumbline.lab.linux.QuietBounds;
import java.util.List;
import java.util.Optional;

/**
 * What {@code lab.yaml} says of a lab of virtual machines that are somebody's.
 *
 * @param hypervisors at least one
 * @param existing which machines, and how they are reached
 * @param network the bridge of this computer that peers and load balancers are attached to; empty for a lab without them
 * @param balancers what load balancers are like
 * @param times how long a trial loads it
 * @param quiet what counts as quiet before a block
 */
record ExistingLabSettings(
        List<Virsh> hypervisors,
        ExistingSettings existing,
        Optional<NetworkSettings> network,
        BalancerSettings balancers,
        Times times,
        QuietBounds quiet) {

    /** The section by which such a lab is told from one that makes its machines. */
    static final String KEY = "existing";

    static ExistingLabSettings read(Settings settings) {
        settings.known("hypervisors", KEY, "network", "balancer", "times", "quiet");
        List<Virsh> hypervisors = LibvirtSettings.hypervisors(settings);
        return new ExistingLabSettings(
                hypervisors,
                ExistingSettings.read(settings.section(KEY)),
                network(settings, hypervisors),
                BalancerSettings.read(settings.section("balancer")),
                LibvirtSettings.times(settings.section("times").known("warmUp", "measure")),
                QuietBounds.read(settings.section("quiet")));
    }

    private static Optional<NetworkSettings> network(Settings settings, List<Virsh> hypervisors) {
        if (!settings.keys().contains("network")) {
            return Optional.empty();
        }
        Settings section = settings.section("network").known("bridge", "addresses", "prefix");
        NetworkSettings network = NetworkSettings.read(section, hypervisors);
        if (network.bridge().isEmpty() || !hypervisors.stream().allMatch(Virsh::here)) {
            throw section.mistake("is where peers and load balancers of this computer are attached to the machines'"
                    + " network; write a bridge of this computer and free addresses, as 'network: {bridge: br0,"
                    + " addresses: 10.9.0.128/25, prefix: 24}', or leave it out");
        }
        return Optional.of(network);
    }

    /** Whether all of them run on this computer. */
    boolean here() {
        return hypervisors.stream().allMatch(Virsh::here);
    }
}
