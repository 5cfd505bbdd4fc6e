package dev.plumbline.lab.embedded;

import dev.plumbline.lab.LinkAccess;

/**
 * A machine's network card: what it carries passes its link and costs the parent host processor time, side by side, and is
 * through when both are done.
 */
final class VirtualNic implements LinkAccess {

    /** Processor time of the whole host that one chunk takes at most, so that machines take turns. */
    private static final double LONGEST_CHUNK_NANOS = 2_000_000;

    private final EmbeddedLink link;
    private final NicModel model;
    private final ParentHost host;

    VirtualNic(EmbeddedLink link, NicModel model, ParentHost host) {
        this.link = link;
        this.model = model;
        this.host = host;
    }

    @Override
    public long send(long bytes, long arrivalNanos) {
        return Math.max(link.send(bytes, arrivalNanos), emulated(bytes, arrivalNanos));
    }

    @Override
    public long receive(long bytes, long arrivalNanos) {
        return Math.max(link.receive(bytes, arrivalNanos), emulated(bytes, arrivalNanos));
    }

    private long emulated(long bytes, long arrival) {
        double nanos = model.cpuNanos(bytes);
        return nanos > 0 ? host.spend(nanos, arrival) : arrival;
    }

    @Override
    public int chunkBytes() {
        double nanosPerByte = Math.max(1e-3, model.cpuNanos(1));
        double bytes = LONGEST_CHUNK_NANOS * host.cpus() / nanosPerByte;
        return (int) Math.max(1, Math.min(link.chunkBytes(), bytes));
    }
}
