package dev.plumbline.lab.linux;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A volume that nbdkit serves on a socket of the file system, which is closed to every network.
 *
 * @param socket the socket
 * @param meters what tells how much of its limits it gives
 */
public record NbdLun(String name, long bytes, Path socket, List<Meter> meters) implements HostLun {

    /** Copies the list. */
    public NbdLun {
        meters = List.copyOf(meters);
    }

    @Override
    public String owner() {
        return socket.toString();
    }

    /** The engine keeps as many requests under way as it is told to. */
    @Override
    public SortedMap<String, String> target(DiskSlot slot, FioServer.Access access) {
        return new TreeMap<>(Map.of(
                "ioengine",
                "nbd",
                "uri",
                "nbd+unix:///?socket="
                        + URLEncoder.encode(socket.toString(), StandardCharsets.UTF_8)
                                .replace("+", "%20"),
                "offset",
                Long.toString(slot.offset()),
                "size",
                Long.toString(slot.bytes())));
    }
}
