package dev.plumbline.lab.linux;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.model.MisuseException;
import java.util.List;

/**
 * The rate of a link by the kernel's token bucket, see tc-tbf(8). It shapes what a device sends. Both ends of a veth are
 * devices, so each direction is shaped where it is sent, and no second device ({@code ifb}) is needed for what is received.
 */
public final class Shaping {

    private static final long LOWEST = 100_000;
    private static final long HIGHEST = 100_000_000_000L;

    /** What may be sent at once: 1 % of a second. Headers are 4 % of what TCP sends, so a second's payload stays below the rate. */
    private static final long BURSTS_PER_SECOND = 100;

    /** At low rates, two whole packets of Ethernet. */
    private static final long SMALLEST_BURST = 2 * 1514;

    /** What may wait: 20 ms, and at low rates what a sender hands over at once. More would only make the queue's delay longer. */
    private static final long QUEUES_PER_SECOND = 50;

    private static final long SMALLEST_QUEUE = 64 << 10;

    private Shaping() {}

    /**
     * Refuses a rate that cannot be held.
     *
     * @throws MisuseException when it is too low or too high
     */
    public static void check(LinkSpec link) {
        if (link.unlimited()) {
            return;
        }
        if (link.bitsPerSecond() < LOWEST || link.bitsPerSecond() > HIGHEST) {
            throw new MisuseException("a link of this lab has a rate of 100 kbit/s to 100 Gbit/s, but got "
                    + link.bitsPerSecond() + " bit/s; write such a rate, or 'unlimited'");
        }
    }

    /** The commands of {@code tc} for a device; none for a link without a limit. */
    public static List<String> commands(LinkSpec link, String device) {
        if (link.unlimited()) {
            return List.of();
        }
        long bytes = link.bitsPerSecond() / 8;
        long burst = Math.max(SMALLEST_BURST, bytes / BURSTS_PER_SECOND);
        long limit = burst + Math.max(SMALLEST_QUEUE, bytes / QUEUES_PER_SECOND);
        return List.of("qdisc add dev " + device + " root tbf rate " + link.bitsPerSecond() + "bit burst " + burst
                + " limit " + limit);
    }
}
