package dev.plumbline.lab.embedded;

import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Settings;
import dev.plumbline.lab.Times;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code lab.yaml} says of an embedded lab; all defaults stand here.
 *
 * @param service how long a LUN takes for one request, when it is new
 * @param servers how many requests a LUN works on at once
 * @param copyBitsPerSecond the rate at which a LUN's bytes are copied
 * @param lunDevices how many devices LUNs are dealt out over; empty where each is a device of its own
 * @param noise how its devices vary
 * @param wear by which share every device takes longer than when it was new; never part of the fingerprint, because it is
 *     the unknown ageing that a comparison is to find
 * @param startUp how machines start
 * @param host the host that machines share
 * @param nicModels the network cards that machines can have
 * @param peerLegs how many legs of a peer have a cable at most; empty for all that are asked for
 * @param machines what its machines are like
 * @param balancerBitsPerSecond the rate of the load balancer's attachment to the network, in each direction
 * @param capacity what it has to give
 * @param times how long a trial loads it
 * @param changes for each change that can be switched the wear of its two arms, the first arm first
 */
record EmbeddedSettings(
        Duration service,
        int servers,
        long copyBitsPerSecond,
        OptionalInt lunDevices,
        Noise noise,
        double wear,
        StartUp startUp,
        HostSettings host,
        NicModels nicModels,
        OptionalInt peerLegs,
        CellSettings machines,
        long balancerBitsPerSecond,
        Demand capacity,
        Times times,
        Map<String, Map<String, Double>> changes) {

    static EmbeddedSettings read(Settings settings) {
        settings.known(
                "lun",
                "noise",
                "wear",
                "host",
                "machine",
                "nicModels",
                "peer",
                "balancer",
                "capacity",
                "times",
                "changes");
        Settings lun = settings.section("lun").known("service", "servers", "copy", "devices");
        Settings machine =
                settings.section("machine").known("nicModel", "nic", "start", "atOnce", "request", "restart");
        return new EmbeddedSettings(
                lun.durationAboveZero("service", Duration.ofMillis(2)),
                lun.count("servers", 1),
                lun.bitsPerSecond("copy", 1_000_000_000L),
                countIfThere(lun, "devices"),
                noise(settings.section("noise").known("session", "block", "trial")),
                settings.share("wear", 0),
                StartUp.read(machine),
                HostSettings.read(settings.section("host")),
                NicModels.read(machine, settings.section("nicModels")),
                countIfThere(settings.section("peer").known("legs"), "legs"),
                CellSettings.read(machine),
                settings.section("balancer").known("rate").bitsPerSecond("rate", 10_000_000_000L),
                capacity(settings.section("capacity").known("machines", "disk", "memory")),
                times(settings.section("times").known("warmUp", "measure")),
                changes(settings.section("changes"), settings.share("wear", 0)));
    }

    private static OptionalInt countIfThere(Settings section, String key) {
        return section.keys().contains(key) ? OptionalInt.of(section.count(key, 1)) : OptionalInt.empty();
    }

    /**
     * Three stored sessions leave the level of a comparison only two degrees of freedom, and with those a session noise of 1 %
     * could never be called equivalent within 5 %; hence 0.2 %.
     */
    private static Noise noise(Settings noise) {
        return new Noise(noise.share("session", 0.002), noise.share("block", 0.005), noise.share("trial", 0.01));
    }

    private static Demand capacity(Settings capacity) {
        return Demand.of(Demand.MACHINES, capacity.count("machines", 1024))
                .plus(Demand.of(Demand.DISK, capacity.bytes("disk", 1L << 40)))
                .plus(Demand.of(Demand.MEMORY, capacity.bytes("memory", 1L << 40)));
    }

    private static Times times(Settings times) {
        return new Times(
                times.duration("warmUp", Duration.ofMillis(50)),
                times.durationAboveZero("measure", Duration.ofMillis(250)));
    }

    /** An arm that does not say how worn it is is as worn as the lab. */
    private static Map<String, Map<String, Double>> changes(Settings changes, double wear) {
        Map<String, Map<String, Double>> all = new LinkedHashMap<>();
        for (String name : changes.keys()) {
            Settings arms = changes.section(name);
            Map<String, Double> wearOfArm = new LinkedHashMap<>();
            for (String arm : arms.keys()) {
                wearOfArm.put(arm, arms.section(arm).known("wear").share("wear", wear));
            }
            if (wearOfArm.size() != 2) {
                throw arms.mistake("must have two arms, the one to compare from first, but has " + wearOfArm.keySet());
            }
            all.put(name, wearOfArm);
        }
        return all;
    }

    /** What two sessions must have in common: the declared numbers, and nothing of the computer that emulates them. */
    SortedMap<String, String> identity() {
        SortedMap<String, String> identity = new TreeMap<>();
        identity.put("lun.service", Declared.millis(service));
        identity.put("lun.servers", Integer.toString(servers));
        identity.put("lun.copy", Declared.rate(copyBitsPerSecond));
        identity.put("lun.devices", lunDevices.isPresent() ? Integer.toString(lunDevices.getAsInt()) : "one each");
        identity.put("noise.session", Declared.percent(noise.session()));
        identity.put("noise.block", Declared.percent(noise.block()));
        identity.put("noise.trial", Declared.percent(noise.trial()));
        startUp.identify(identity);
        host.identify(identity);
        nicModels.identify(identity);
        identity.put("peer.legs", peerLegs.isPresent() ? Integer.toString(peerLegs.getAsInt()) : "all");
        machines.identify(identity);
        identity.put("balancer.rate", Declared.rate(balancerBitsPerSecond));
        capacity.amounts().forEach((kind, amount) -> identity.put("capacity." + kind, Demand.format(kind, amount)));
        return identity;
    }
}
