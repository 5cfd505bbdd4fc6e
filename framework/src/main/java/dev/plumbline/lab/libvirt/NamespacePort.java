package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.LinkLegs;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.Ip;
import dev.plumbline.lab.linux.Meter;
import dev.plumbline.lab.linux.NetworkNamespace;
import dev.plumbline.lab.linux.NicMeter;
import dev.plumbline.lab.linux.Shaping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Where a network namespace ends on the machines' bridge: one of a pair of devices.
 *
 * @param name the device at the bridge
 * @param bridge the bridge
 */
record NamespacePort(String name, String bridge) implements LinkLegs {

    static final String HANDLER = "libvirt.port";

    private static final String PORT = "port";
    private static final String BEGINS = "plv";

    /** The other one of the pair. */
    private static final String INSIDE = "net0";

    private static final Path DEVICES = Path.of("/sys/class/net");
    private static final double BITS_OF_A_BYTE = 8;

    /** Rejects names that are not of this lab's making. */
    NamespacePort {
        if (!name.matches(BEGINS + "[0-9a-f]{8}")) {
            throw new IllegalArgumentException("the device " + name + " is not one of this lab's");
        }
    }

    /** Writes down that it will be made. */
    static NamespacePort announce(String bridge, boolean own, int number, Provisioning context) {
        NamespacePort port =
                new NamespacePort(BEGINS + UUID.randomUUID().toString().substring(0, 8), bridge);
        Map<String, String> arguments = new TreeMap<>(GuestNetwork.arguments(bridge, own, List.of(number)));
        arguments.put(PORT, port.name);
        context.beforeEffect(UndoRecord.of(HANDLER, arguments));
        return port;
    }

    void create(NetworkNamespace namespace, String hardwareAddress, String address, LinkSpec link)
            throws IOException, InterruptedException {
        String inside = namespace.name();
        new Ip.Script()
                .ip(List.of(
                        "link add " + name + " type veth peer name " + INSIDE + " address " + hardwareAddress
                                + " netns " + inside,
                        "link set " + name + " master " + bridge + " up addrgenmode none"))
                .ip(
                        inside,
                        List.of(
                                "link set " + INSIDE + " up addrgenmode none",
                                "addr add " + address + " dev " + INSIDE))
                .tc(Shaping.commands(link, name))
                .tc(inside, Shaping.commands(link, INSIDE))
                .run();
    }

    @Override
    public int legs() {
        return 1;
    }

    @Override
    public void connect(int leg, boolean connected) throws IOException, InterruptedException {
        Objects.checkIndex(leg, legs());
        Ip.run("link", "set", name, connected ? "up" : "down");
    }

    /** Each direction, as the machine sees it. */
    List<Meter> meters(String link, long bitsPerSecond) {
        Path counters = DEVICES.resolve(name).resolve("statistics");
        return List.of(
                new NicMeter(link + " out", counters.resolve("rx_bytes"), bitsPerSecond / BITS_OF_A_BYTE),
                new NicMeter(link + " in", counters.resolve("tx_bytes"), bitsPerSecond / BITS_OF_A_BYTE));
    }

    /** Removes both devices; finds nothing to do where they are gone. */
    static void remove(UndoRecord record) throws IOException, InterruptedException {
        NamespacePort port = new NamespacePort(record.argument(PORT), record.argument("bridge"));
        Path device = DEVICES.resolve(port.name);
        try {
            if (Files.exists(device)) {
                Ip.run("link", "del", port.name);
            }
        } catch (IOException e) {
            if (Files.exists(device)) { // the kernel removes it by itself once the namespace is gone
                throw e;
            }
        }
    }
}
