package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.Ip;
import dev.plumbline.lab.linux.Subnet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A bridge of this computer that the lab makes for its machines, with an address by which this JVM reaches them.
 *
 * @param name the device
 */
record GuestBridge(String name) {

    static final String HANDLER = "libvirt.bridge";

    /** Host number of this computer. */
    static final int THIS_COMPUTER = 1;

    private static final String NAME = "name";
    private static final String BEGINS = "plb";

    /** How often, in ms, a machine's hardware address is asked for: as long after its start it may be noticed. */
    private static final int ASKS_EVERY = 50;

    /** How often before it counts as gone: as long as the kernel's own three times in three seconds. */
    private static final int ASKS = 60;

    private static final Path DEVICES = Path.of("/sys/class/net");

    /** Rejects names that are not of this lab's making. */
    GuestBridge {
        if (!name.matches(BEGINS + "[0-9a-f]{8}")) {
            throw new IllegalArgumentException("the bridge " + name + " is not one of this lab's");
        }
    }

    /** Makes one. Its hardware address is set, or it would change with what is attached. */
    static GuestBridge create(Subnet subnet, Provisioning context) throws IOException, InterruptedException {
        GuestBridge bridge =
                new GuestBridge(BEGINS + UUID.randomUUID().toString().substring(0, 8));
        context.beforeEffect(UndoRecord.of(HANDLER, Map.of(NAME, bridge.name)));
        new Ip.Script()
                .ip(List.of(
                        "link add " + bridge.name + " address " + subnet.hardwareAddress(THIS_COMPUTER)
                                + " type bridge stp_state 0 mcast_snooping 0",
                        "link set " + bridge.name + " up addrgenmode none",
                        "addr add " + subnet.address(THIS_COMPUTER) + "/" + subnet.prefix() + " dev " + bridge.name,
                        "ntable change name arp_cache dev " + bridge.name + " retrans " + ASKS_EVERY + " ucast_probes "
                                + ASKS + " mcast_probes " + ASKS))
                .run();
        return bridge;
    }

    static GuestBridge of(UndoRecord record) {
        return new GuestBridge(record.argument(NAME));
    }

    boolean exists() {
        return Files.exists(DEVICES.resolve(name));
    }

    /** Removes it, unless something is attached to it: then it goes with the last that is. */
    void removeIfUnused() throws IOException, InterruptedException {
        if (exists() && ports() == 0) {
            Ip.run("link", "del", name);
        }
    }

    private long ports() throws IOException {
        try (Stream<Path> ports = Files.list(DEVICES.resolve(name).resolve("brif"))) {
            return ports.count();
        }
    }
}
