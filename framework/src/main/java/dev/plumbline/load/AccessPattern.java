package dev.plumbline.load;

import java.util.List;
import java.util.SplittableRandom;

/** The operations of one machine, in order, in bursts. The same seed gives the same ones. */
final class AccessPattern {

    private final List<AccessLine> lines;
    private final long diskBytes;
    private final SplittableRandom random;
    private AccessLine line;
    private int leftOfBurst;
    private long pausedUntil = Long.MIN_VALUE;
    private long next;

    /**
     * One operation.
     *
     * @param offset where it begins, in bytes
     * @param bytes how many it moves
     * @param reads whether it reads; otherwise it writes
     */
    record Operation(long offset, int bytes, boolean reads) {}

    /** Operations on a disk of so many bytes, which is not smaller than the largest of them. */
    AccessPattern(AccessSpec spec, long diskBytes, long seed) {
        this.lines = spec.lines();
        this.diskBytes = diskBytes;
        this.random = new SplittableRandom(seed);
        this.line = drawn();
        this.leftOfBurst = line.burst();
    }

    /**
     * When an operation begins that could begin at a moment: later while the machine pauses between two bursts, whichever of
     * its outstanding operations asks.
     */
    long from(long moment) {
        if (leftOfBurst == 0) {
            pausedUntil =
                    line.delay().isZero() ? pausedUntil : moment + line.delay().toNanos();
            line = drawn();
            leftOfBurst = line.burst();
        }
        return Math.max(moment, pausedUntil);
    }

    /** The next operation of the burst. */
    Operation next() {
        leftOfBurst--;
        long offset = random.nextDouble() < line.randomShare() ? randomPlace() : nextPlace();
        next = offset + line.blockBytes();
        return new Operation(offset, line.blockBytes(), random.nextDouble() < line.readShare());
    }

    private long randomPlace() {
        long places = (diskBytes - line.blockBytes()) / line.alignment() + 1;
        return random.nextLong(places) * line.alignment();
    }

    /** Goes back to the start where the rest of the disk is too small. */
    private long nextPlace() {
        long place = (next + line.alignment() - 1) / line.alignment() * line.alignment();
        return place > diskBytes - line.blockBytes() ? 0 : place;
    }

    private AccessLine drawn() {
        if (lines.size() == 1) {
            return lines.get(0);
        }
        double left = random.nextDouble();
        for (AccessLine candidate : lines) {
            left -= candidate.share();
            if (left < 0) {
                return candidate;
            }
        }
        return lines.get(lines.size() - 1);
    }
}
