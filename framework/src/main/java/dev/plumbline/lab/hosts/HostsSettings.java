package dev.plumbline.lab.hosts;

import dev.plumbline.lab.Settings;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.linux.QuietBounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code lab.yaml} says of a lab of hosts; all defaults stand here.
 *
 * @param machines those that {@code @Vms} is given, in order; at least one
 * @param peers those that {@code @Peer} is given, in order
 * @param patience how long a host may not answer beside a load before it counts as lost
 * @param times how long a trial loads it
 * @param quiet what counts as quiet before a block
 */
record HostsSettings(
        List<HostSettings> machines, List<HostSettings> peers, Duration patience, Times times, QuietBounds quiet) {

    private static final String HOSTS = "hosts";
    private static final String MACHINES = "machines";
    private static final String PEERS = "peers";

    /** Copies the lists. */
    HostsSettings {
        machines = List.copyOf(machines);
        peers = List.copyOf(peers);
    }

    static HostsSettings read(Settings settings) {
        List<String> keys = new ArrayList<>(HostSettings.KEYS);
        keys.addAll(List.of(HOSTS, MACHINES, PEERS, "patience", "times", "quiet"));
        settings.known(keys.toArray(String[]::new));
        List<HostSettings> all = hosts(settings);
        List<HostSettings> peers = settings.keys().contains(PEERS) ? group(settings, PEERS, all) : List.of();
        List<HostSettings> machines = settings.keys().contains(MACHINES)
                ? group(settings, MACHINES, all)
                : all.stream().filter(host -> !peers.contains(host)).toList();
        if (machines.isEmpty()) {
            throw settings.mistake("has peers alone; name a host that is none of them");
        }
        machines.stream().filter(peers::contains).findFirst().ifPresent(both -> {
            throw settings.mistake("has " + both.name() + " among the machines and the peers; it cannot be both");
        });
        return new HostsSettings(
                machines,
                peers,
                settings.durationAboveZero("patience", Duration.ofSeconds(10)),
                times(settings.section("times").known("warmUp", "measure")),
                QuietBounds.read(settings.section("quiet")));
    }

    private static List<HostSettings> hosts(Settings settings) {
        HostSettings shared = HostSettings.all(settings);
        Settings hosts = settings.section(HOSTS);
        if (hosts.keys().isEmpty()) {
            throw settings.mistake("names no hosts; write for example 'hosts: {stone-1: {ssh: 10.9.0.11}}'");
        }
        return hosts.keys().stream()
                .map(name -> HostSettings.read(name, hosts.section(name), shared))
                .toList();
    }

    private static List<HostSettings> group(Settings settings, String key, List<HostSettings> all) {
        String group = settings.text(key, "");
        List<HostSettings> members =
                all.stream().filter(host -> host.groups().contains(group)).toList();
        if (members.isEmpty()) {
            throw settings.mistake(
                    "has '" + key + ": " + group + "', but no host belongs to that group; write 'groups: ["
                            + (group.isEmpty() ? "storage" : group) + "]' at one");
        }
        return members;
    }

    static Times times(Settings times) {
        return new Times(
                times.duration("warmUp", Duration.ofSeconds(1)),
                times.durationAboveZero("measure", Duration.ofSeconds(5)));
    }

    /** All of them. */
    List<HostSettings> all() {
        return Stream.concat(machines.stream(), peers.stream()).toList();
    }
}
