package dev.plumbline.lab.linux;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.LunPace;
import dev.plumbline.lab.MissingCapabilityException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A volume that nbdkit serves on a socket of the file system, which is closed to every network.
 *
 * @param socket the socket
 * @param meters what tells how much of its limits it gives
 * @param rate what sets its rate while it serves; empty where that cannot be
 */
public record NbdLun(String name, long bytes, Path socket, List<Meter> meters, Optional<NbdRate> rate)
        implements HostLun, LunPace {

    /** Copies the list. */
    public NbdLun {
        meters = List.copyOf(meters);
    }

    @Override
    public String owner() {
        return socket.toString();
    }

    /** What is real is slowed down when it is time. */
    @Override
    public void planned(int times, long from, long to) {
        settable();
    }

    @Override
    public void slow(int times) throws IOException {
        settable().slower(times);
    }

    @Override
    public void restore() throws IOException {
        settable().slower(1);
    }

    private NbdRate settable() {
        return rate.orElseThrow(() -> new MissingCapabilityException("LUN '" + name
                + "' has no rate that could be set on purpose; write 'lun: {kind: nbdkit, rate: 100 Mbit/s}' in"
                + " lab.yaml"));
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
