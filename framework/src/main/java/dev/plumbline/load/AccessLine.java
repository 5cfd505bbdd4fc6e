package dev.plumbline.load;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.time.Duration;
import java.util.Objects;

/**
 * One line of an access specification, with the columns of IOMeter's. A line is drawn anew, by its share, for each burst.
 *
 * @param blockBytes bytes of one operation, 1 to 64 MiB
 * @param share the share of bursts that are of this line, more than 0 and at most 1
 * @param readShare the share of its operations that read, 0 to 1; the others write
 * @param randomShare the share of its operations that go to a random place, 0 to 1; the others go on where the last one ended
 * @param delay how long the machine pauses after each burst, 0 to 1 hour
 * @param burst operations of a burst, 1 to 1,000,000
 * @param alignBytes operations begin at multiples of it, 0 to 64 MiB; 0 for multiples of {@code blockBytes}
 * @param replyBytes bytes of the reply to each operation, 0 to 64 MiB; 0 for none, as on all disks
 */
public record AccessLine(
        int blockBytes,
        double share,
        double readShare,
        double randomShare,
        Duration delay,
        int burst,
        int alignBytes,
        int replyBytes) {

    static final int LARGEST_BLOCK = 64 << 20;
    private static final int LONGEST_BURST = 1_000_000;
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    /** Rejects what cannot be done. */
    public AccessLine {
        if (blockBytes < 1 || blockBytes > LARGEST_BLOCK) {
            throw new MisuseException(
                    "an operation moves 1 B to 64 MiB, but the block is " + Quantities.formatBytes(blockBytes));
        }
        if (!(share > 0 && share <= 1)) {
            throw new MisuseException("the share of a line must lie above 0 and at most at 1, but is " + share
                    + "; write for example 0.05 for 5 %");
        }
        checkShare("readShare", readShare);
        checkShare("randomShare", randomShare);
        Objects.requireNonNull(delay, "delay");
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new MisuseException("a delay must lie between 0 and 1 h, but is " + delay);
        }
        if (burst < 1 || burst > LONGEST_BURST) {
            throw new MisuseException("a burst must have 1 to 1,000,000 operations, but has " + burst);
        }
        checkBytes("alignBytes", alignBytes);
        checkBytes("replyBytes", replyBytes);
    }

    private static void checkShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new MisuseException(
                    name + " must lie between 0 and 1, but is " + share + "; write for example 0.67 for 67 %");
        }
    }

    private static void checkBytes(String name, int bytes) {
        if (bytes < 0 || bytes > LARGEST_BLOCK) {
            throw new MisuseException(name + " must lie between 0 and 64 MiB, but is " + bytes);
        }
    }

    /** The only line of a specification: no delay, no reply, aligned to its own size. */
    public static AccessLine of(int blockBytes, double readShare, double randomShare) {
        return new AccessLine(blockBytes, 1, readShare, randomShare, Duration.ZERO, 1, 0, 0);
    }

    /** The same with a share of the specification, above 0 and at most 1. */
    public AccessLine withShare(double ofAll) {
        return new AccessLine(blockBytes, ofAll, readShare, randomShare, delay, burst, alignBytes, replyBytes);
    }

    /** The same with a pause after each so many operations, as {@code withBursts(16, Duration.ofMillis(10))}. */
    public AccessLine withBursts(int operations, Duration pause) {
        return new AccessLine(blockBytes, share, readShare, randomShare, pause, operations, alignBytes, replyBytes);
    }

    /** The same at multiples of so many bytes; 0 for its own size. */
    public AccessLine withAlignBytes(int bytes) {
        return new AccessLine(blockBytes, share, readShare, randomShare, delay, burst, bytes, replyBytes);
    }

    AccessLine withBlockBytes(int bytes) {
        return new AccessLine(bytes, share, readShare, randomShare, delay, burst, alignBytes, replyBytes);
    }

    AccessLine withReadShare(double reads) {
        return new AccessLine(blockBytes, share, reads, randomShare, delay, burst, alignBytes, replyBytes);
    }

    AccessLine withRandomShare(double random) {
        return new AccessLine(blockBytes, share, readShare, random, delay, burst, alignBytes, replyBytes);
    }

    /** How many of the operations are of this line, to scale: longer bursts have more of them. */
    double operations() {
        return share * burst;
    }

    /** What operations begin at multiples of, in bytes. */
    int alignment() {
        return alignBytes == 0 ? blockBytes : alignBytes;
    }
}
