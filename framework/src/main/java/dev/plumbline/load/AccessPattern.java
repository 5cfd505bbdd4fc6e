package dev.plumbline.load;

import java.util.SplittableRandom;

/** The operations of one machine, in order: where each one goes, and whether it reads. The same seed gives the same ones. */
final class AccessPattern {

    private final AccessSpec spec;
    private final long blocks;
    private final SplittableRandom random;
    private long next;

    /** Operations on a disk of so many bytes; what is left beyond the last whole block is not touched. */
    AccessPattern(AccessSpec spec, long diskBytes, long seed) {
        this.spec = spec;
        this.blocks = diskBytes / spec.blockBytes();
        this.random = new SplittableRandom(seed);
    }

    boolean reads() {
        return random.nextDouble() < spec.readShare();
    }

    /** Where the next operation begins, in bytes. */
    long offset() {
        long block = random.nextDouble() < spec.randomShare() ? random.nextLong(blocks) : next;
        next = (block + 1) % blocks;
        return block * spec.blockBytes();
    }
}
