package dev.plumbline.load;

import dev.plumbline.lab.LinkAccess;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.lab.WebServer;
import dev.plumbline.lab.Worker;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Every machine reads messages from one peer and writes messages to it, both at once and one message after the other.
 * Responses, added over the machines and both directions: {@code throughput} in Mbit/s and {@code messages} in 1/s; the times
 * of whole messages.
 *
 * <pre>{@code
 * machines.run(StreamLoad.to(peer).messages("1 MB").readingOnly())
 * }</pre>
 */
public final class StreamLoad implements Load {

    private static final long LARGEST_MESSAGE = 64 << 20;

    private final PeerMachine peer;
    private final int messageBytes;
    private final List<StreamLane.Direction> directions;

    private StreamLoad(PeerMachine peer, int messageBytes, List<StreamLane.Direction> directions) {
        this.peer = peer;
        this.messageBytes = messageBytes;
        this.directions = directions;
    }

    /** Messages of 1 MB in both directions. */
    public static StreamLoad to(PeerMachine peer) {
        return new StreamLoad(peer, 1_000_000, List.of(StreamLane.Direction.values()));
    }

    /**
     * The same with messages of another size.
     *
     * @param size as {@code "64 KiB"}; 1 B to 64 MiB
     */
    public StreamLoad messages(String size) {
        long bytes = Quantities.bytes(size);
        if (bytes < 1 || bytes > LARGEST_MESSAGE) {
            throw new MisuseException("a message has 1 B to 64 MiB, but got '" + size + "'; write for example '1 MB'");
        }
        return new StreamLoad(peer, (int) bytes, directions);
    }

    /** The same, but the machines only read. */
    public StreamLoad readingOnly() {
        return new StreamLoad(peer, messageBytes, List.of(StreamLane.Direction.READ));
    }

    /** The same, but the machines only write. */
    public StreamLoad writingOnly() {
        return new StreamLoad(peer, messageBytes, List.of(StreamLane.Direction.WRITE));
    }

    @Override
    public String description() {
        return "stream: messages of " + Quantities.formatBytes(messageBytes)
                + (directions.contains(StreamLane.Direction.READ) ? ", read" : "")
                + (directions.contains(StreamLane.Direction.WRITE) ? ", written" : "");
    }

    @Override
    public List<Worker> workers(Machines machines) throws IOException {
        URI address = peer.machine().require(WebServer.class, "web server").address();
        LinkAccess far = link(peer.machine());
        List<LinkAccess> near = machines.all().stream().map(StreamLoad::link).toList();
        List<Worker> workers = new ArrayList<>();
        try {
            for (int index = 0; index < machines.count(); index++) {
                StreamLane.Route route = new StreamLane.Route(address, near.get(index), far, messageBytes);
                StreamWorker worker = new StreamWorker(machines.all().get(index).name(), route, directions);
                workers.add(worker);
                worker.connect();
            }
        } catch (IOException | RuntimeException e) {
            Workers.closeAll(workers, e);
            throw e;
        }
        return workers;
    }

    private static LinkAccess link(Machine machine) {
        return machine.require(LinkAccess.class, "link that this JVM can watch");
    }
}
