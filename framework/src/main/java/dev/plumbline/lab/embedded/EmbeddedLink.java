package dev.plumbline.lab.embedded;

import dev.plumbline.lab.LinkAccess;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Window;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An attachment to the network: for each direction a service centre with one server a leg that carries. What is handed over is cut into as
 * many parts as there are of those, and each part goes to the leg that is free first, so that one transfer can use all of them.
 */
final class EmbeddedLink implements LinkAccess {

    /** Long enough to keep the emulation cheap at low rates, short enough for transfers to take turns. */
    private static final double CHUNK_SECONDS = 0.002;

    private static final int LARGEST_CHUNK = 64 << 10;

    private final String owner;
    private final LinkSpec spec;
    private final List<FaultSpan> pulled;
    private final ServiceCentre out;
    private final ServiceCentre in;

    /** One of which all legs carry. */
    EmbeddedLink(String owner, LinkSpec spec, Pace pace) {
        this(owner, spec, spec.legs(), pace);
    }

    /** @param carrying how many of its legs have a cable; 1 or more, and no more than there are */
    EmbeddedLink(String owner, LinkSpec spec, int carrying, Pace pace) {
        this.owner = owner;
        this.spec = spec;
        this.pulled = Stream.generate(FaultSpan::new).limit(carrying).toList();
        this.out = new ServiceCentre(pace, legs());
        this.in = new ServiceCentre(pace, legs());
    }

    private List<Server> legs() {
        return pulled.stream().map(Server::new).toList();
    }

    /** When the cable of each leg is pulled. */
    List<FaultSpan> pulled() {
        return pulled;
    }

    @Override
    public long send(long bytes, long arrivalNanos) {
        return carry(out, bytes, arrivalNanos);
    }

    @Override
    public long receive(long bytes, long arrivalNanos) {
        return carry(in, bytes, arrivalNanos);
    }

    private long carry(ServiceCentre direction, long bytes, long arrival) {
        return direction.serveInParts(arrival, bytes * 8e9 / spec.bitsPerSecond());
    }

    @Override
    public int chunkBytes() {
        double bytes = spec.bitsPerSecond() * CHUNK_SECONDS / 8 * pulled.size();
        return (int) Math.max(1, Math.min(LARGEST_CHUNK, bytes));
    }

    void clear() {
        pulled.forEach(FaultSpan::clear);
        out.clear();
        in.clear();
    }

    void watch(Window window) {
        out.watch(window);
        in.watch(window);
    }

    /** Each leg that carried anything; a link that nobody uses is not worth a line in a report. */
    SortedMap<String, Double> busy() {
        SortedMap<String, Double> busy = new TreeMap<>();
        addBusy(busy, "out", out.busyShares());
        addBusy(busy, "in", in.busyShares());
        return busy;
    }

    private void addBusy(SortedMap<String, Double> busy, String direction, double[] shares) {
        for (int leg = 0; leg < shares.length; leg++) {
            if (shares[leg] > 0) {
                busy.put(owner + (spec.legs() == 1 ? " " : " leg " + (leg + 1) + " ") + direction, shares[leg]);
            }
        }
    }
}
