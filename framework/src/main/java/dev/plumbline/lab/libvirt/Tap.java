package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.linux.Ip;
import dev.plumbline.lab.linux.Meter;
import dev.plumbline.lab.linux.NicMeter;
import dev.plumbline.lab.linux.Shaping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Where a virtual network card ends on the hypervisor's host. What goes to the machine is sent by this device, and shaped there;
 * what comes from it is handed to a second one ({@code ifb}) that is there to shape it.
 *
 * @param name the device
 */
record Tap(String name) {

    private static final String BEGINS = "plt";
    private static final Path DEVICES = Path.of("/sys/class/net");
    private static final double BITS_OF_A_BYTE = 8;

    /** Rejects names that are not of this lab's making. */
    Tap {
        if (!name.matches(BEGINS + "[0-9a-f]{8}")) {
            throw new IllegalArgumentException("the device " + name + " is not one of this lab's");
        }
    }

    static Tap named() {
        return new Tap(BEGINS + UUID.randomUUID().toString().substring(0, 8));
    }

    /** The device that shapes what comes from the machine. */
    String incoming() {
        return "pli" + name.substring(BEGINS.length());
    }

    boolean exists() {
        return Files.exists(DEVICES.resolve(name));
    }

    /** What holds it to its rate. */
    void shape(Ip.Script script, LinkSpec link) {
        script.ip(List.of("link add " + incoming() + " type ifb", "link set " + incoming() + " up addrgenmode none"));
        List<String> commands = new ArrayList<>(Shaping.commands(link, name));
        commands.add("qdisc add dev " + name + " handle ffff: ingress");
        commands.add("filter add dev " + name + " parent ffff: protocol all u32 match u32 0 0 action mirred egress"
                + " redirect dev " + incoming());
        commands.addAll(Shaping.commands(link, incoming()));
        script.tc(commands);
    }

    /** A failure of {@link #shape}, as it is told. */
    static IOException explained(IOException failure) {
        String text = String.valueOf(failure.getMessage());
        if (text.contains("Unknown device type") || text.contains("not supported")) {
            throw new MissingCapabilityException("what machines send is held to a rate by the device ifb, which this"
                    + " kernel lacks; load its module ifb, or write the rate 'unlimited'");
        }
        return failure;
    }

    /** Tells how busy each direction is, as the machine sees it; counted behind the shaping. */
    List<Meter> meters(String link, long bitsPerSecond) {
        return List.of(
                new NicMeter(link + " out", counter(incoming()), bitsPerSecond / BITS_OF_A_BYTE),
                new NicMeter(link + " in", counter(name), bitsPerSecond / BITS_OF_A_BYTE));
    }

    private static Path counter(String device) {
        return DEVICES.resolve(device).resolve("statistics").resolve("tx_bytes");
    }

    /** Removes what shapes it; the device itself goes with the machine. */
    void removeShaping() throws IOException, InterruptedException {
        if (Files.exists(DEVICES.resolve(incoming()))) {
            Ip.run("link", "del", incoming());
        }
    }
}
