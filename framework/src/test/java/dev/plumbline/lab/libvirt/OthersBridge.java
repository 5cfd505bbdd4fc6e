package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.linux.Ip;
import dev.plumbline.lab.linux.Subnet;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** A bridge that is somebody's, with the first address of its network. */
final class OthersBridge implements AutoCloseable {

    private final String name = "brt" + UUID.randomUUID().toString().substring(0, 8);
    private final Subnet subnet = Subnet.free();

    OthersBridge() throws IOException, InterruptedException {
        new Ip.Script()
                .ip(List.of(
                        "link add " + name + " type bridge stp_state 0 mcast_snooping 0",
                        "link set " + name + " up addrgenmode none",
                        "addr add " + subnet.address(1) + "/" + subnet.prefix() + " dev " + name))
                .run();
    }

    /** The section {@code network} by which a lab may have half of its addresses. */
    String network() {
        return "network: {bridge: " + name + ", addresses: " + subnet.half(true) + ", prefix: " + subnet.prefix() + "}";
    }

    @Override
    public void close() throws IOException {
        try {
            Ip.run("link", "del", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
