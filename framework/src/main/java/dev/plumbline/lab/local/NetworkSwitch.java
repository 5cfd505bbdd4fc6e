package dev.plumbline.lab.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.Ip;
import dev.plumbline.lab.linux.NetworkNamespace;
import dev.plumbline.lab.linux.Subnet;
import dev.plumbline.lab.linux.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * A network namespace with a bridge, and a link from there to this computer, by which this JVM reaches the machines.
 *
 * @param name the namespace
 * @param uplink the device on this computer's side of the link
 */
record NetworkSwitch(String name, String uplink) {

    static final String HANDLER = "local.switch";

    static final String BRIDGE = "switch";

    private static final String NAME = "switch";
    private static final String UPLINK = "uplink";

    /** The other side of the link to this computer. */
    private static final String DOWNLINK = "uplink";

    private static final String NAME_BEGINS = "plumbline-switch-";
    private static final String UPLINK_BEGINS = "plumb-";
    private static final Duration LONGEST_END = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Host numbers in the subnet of machines. */
    static final int GATEWAY = 1;

    private static final int THIS_COMPUTER = 2;
    static final int FIRST_MACHINE = 3;

    /** Rejects names that are not of this lab's making. */
    NetworkSwitch {
        if (!name.startsWith(NAME_BEGINS) || !uplink.startsWith(UPLINK_BEGINS)) {
            throw new IllegalArgumentException("the switch " + name + " with " + uplink + " is not one of this lab's");
        }
    }

    static NetworkSwitch announce(Provisioning context) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        NetworkSwitch made = new NetworkSwitch(NAME_BEGINS + id, UPLINK_BEGINS + id);
        context.beforeEffect(UndoRecord.of(HANDLER, made.arguments()));
        return made;
    }

    /**
     * Makes it, with the gateway of a subnet. Hardware addresses are set, or a bridge would change its own.
     *
     * @return a process that stays in the namespace, by which its counters are read
     */
    long create(Subnet subnet) throws IOException, InterruptedException {
        Subnet machines = subnet.half(false);
        new Ip.Script()
                .ip(List.of(
                        "netns add " + name,
                        "link add " + uplink + " address " + machines.hardwareAddress(THIS_COMPUTER)
                                + " type veth peer name " + DOWNLINK + " netns " + name))
                .ip(
                        name,
                        List.of(
                                "link set lo up",
                                "link add " + BRIDGE + " address " + machines.hardwareAddress(GATEWAY)
                                        + " type bridge stp_state 0 mcast_snooping 0",
                                "link set " + BRIDGE + " up addrgenmode none",
                                "addr add " + machines.address(GATEWAY) + "/" + machines.prefix() + " dev " + BRIDGE,
                                "link set " + DOWNLINK + " master " + BRIDGE + " up addrgenmode none"))
                .ip(List.of(
                        "link set " + uplink + " up addrgenmode none",
                        "addr add " + machines.address(THIS_COMPUTER) + "/" + machines.prefix() + " dev " + uplink,
                        "route add " + subnet.half(true) + " via " + machines.address(GATEWAY)))
                .run();
        return new ProcessBuilder(new NetworkNamespace(name).inside(List.of("sleep", "infinity")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .pid();
    }

    boolean exists() {
        return Files.exists(NetworkNamespace.file(name));
    }

    /** Removes it, unless something is attached to it: then it goes with the last that is. */
    void removeIfUnused() throws IOException, InterruptedException {
        if (exists() && !ports().isEmpty()) {
            return;
        }
        if (Files.exists(uplinkFile())) {
            Tool.run(List.of(Tool.IP.program(), "link", "del", uplink)); // it may be on its way out; looked at below
        }
        if (exists()) {
            new NetworkNamespace(name).endAll();
            Ip.run("netns", "del", name);
        }
        Awaitility.await(uplink + " is gone")
                .atMost(LONGEST_END)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.notExists(uplinkFile()));
    }

    private Path uplinkFile() {
        return Path.of("/sys/class/net", uplink);
    }

    /** The devices by which machines are attached to it. */
    Set<String> ports() throws IOException, InterruptedException {
        String json = Ip.list("-n", name, "-j", "link");
        try {
            Set<String> ports = new TreeSet<>();
            for (JsonNode link : JSON.readTree(json)) {
                ports.add(link.path("ifname").asText());
            }
            ports.removeAll(Set.of("lo", BRIDGE, DOWNLINK));
            return ports;
        } catch (JsonProcessingException e) {
            throw new IOException("what ip printed of the links is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    Map<String, String> arguments() {
        return Map.of(NAME, name, UPLINK, uplink);
    }

    static NetworkSwitch of(UndoRecord record) {
        return new NetworkSwitch(record.argument(NAME), record.argument(UPLINK));
    }
}
