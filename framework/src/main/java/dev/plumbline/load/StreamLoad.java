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
import java.util.OptionalLong;

/**
 * Every machine reads messages from one peer and writes messages to it, both at once and one message after the other.
 * Responses, added over the machines and both directions: {@code throughput} in Mbit/s and {@code messages} in 1/s; the times
 * of whole messages where this JVM sees them.
 *
 * <p>Where machines and peer are reached by a real network, iperf3 does it, and what was received counts: {@code messages} are
 * whole message sizes received, and there is also {@code retransmits} in 1/s for TCP, {@code loss} in % and {@code jitter} in
 * ms for UDP.
 *
 * <pre>{@code
 * machines.run(StreamLoad.to(peer).messages("1 MB").readingOnly())
 * }</pre>
 */
public final class StreamLoad implements Load {

    private static final long LARGEST_MESSAGE = 64 << 20;
    private static final int MOST_STREAMS = 128;

    private final PeerMachine peer;
    private final StreamSpec spec;

    private StreamLoad(PeerMachine peer, StreamSpec spec) {
        this.peer = peer;
        this.spec = spec;
    }

    /** Messages of 1 MB in both directions. */
    public static StreamLoad to(PeerMachine peer) {
        return new StreamLoad(
                peer, new StreamSpec(1_000_000, List.of(StreamLane.Direction.values()), 1, OptionalLong.empty()));
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
        return with(new StreamSpec((int) bytes, spec.directions(), spec.parallel(), spec.udpBitsPerSecond()));
    }

    /** The same, but the machines only read. */
    public StreamLoad readingOnly() {
        return only(StreamLane.Direction.READ);
    }

    /** The same, but the machines only write. */
    public StreamLoad writingOnly() {
        return only(StreamLane.Direction.WRITE);
    }

    /**
     * The same, with several streams of each machine in each direction at once.
     *
     * @param streams 1, which is the default, to 128
     */
    public StreamLoad parallel(int streams) {
        if (streams < 1 || streams > MOST_STREAMS) {
            throw new MisuseException("a machine has 1 to " + MOST_STREAMS + " streams in each direction, but got "
                    + streams + "; write for example parallel(4)");
        }
        return with(new StreamSpec(spec.messageBytes(), spec.directions(), streams, spec.udpBitsPerSecond()));
    }

    /**
     * The same by UDP, in datagrams that fit into a packet, whatever the size of messages.
     *
     * @param rate what each machine sends, and is sent, over all its streams, as {@code "100 Mbit/s"}; the payload counts
     */
    public StreamLoad udp(String rate) {
        long bitsPerSecond = Quantities.bitsPerSecond(rate);
        if (bitsPerSecond < 1) {
            throw new MisuseException("UDP at '" + rate + "' sends nothing; write for example '100 Mbit/s'");
        }
        return with(new StreamSpec(
                spec.messageBytes(), spec.directions(), spec.parallel(), OptionalLong.of(bitsPerSecond)));
    }

    private StreamLoad only(StreamLane.Direction direction) {
        return with(new StreamSpec(spec.messageBytes(), List.of(direction), spec.parallel(), spec.udpBitsPerSecond()));
    }

    private StreamLoad with(StreamSpec other) {
        return new StreamLoad(peer, other);
    }

    @Override
    public String description() {
        return spec.description();
    }

    @Override
    public List<Worker> workers(Machines machines) throws Exception {
        boolean here = machines.all().get(0).port(LinkAccess.class).isPresent();
        return here ? workersOfThisJvm(machines) : new IperfStreams(spec, peer.machine()).workers(machines);
    }

    private List<Worker> workersOfThisJvm(Machines machines) throws IOException {
        if (spec.udp()) {
            throw new MisuseException(
                    "the emulated links of this lab carry no UDP; leave out udp(…), or take a lab whose"
                            + " machines run iperf3, as 'local'");
        }
        URI address = peer.machine().require(WebServer.class, "web server").address();
        LinkAccess far = link(peer.machine());
        List<LinkAccess> near = machines.all().stream().map(StreamLoad::link).toList();
        List<StreamLane.Direction> lanes = new ArrayList<>();
        for (int stream = 0; stream < spec.parallel(); stream++) {
            lanes.addAll(spec.directions());
        }
        List<Worker> workers = new ArrayList<>();
        try {
            for (int index = 0; index < machines.count(); index++) {
                StreamLane.Route route = new StreamLane.Route(address, near.get(index), far, spec.messageBytes());
                StreamWorker worker = new StreamWorker(machines.all().get(index).name(), route, lanes);
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
