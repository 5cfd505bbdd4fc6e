package dev.plumbline.load;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;

/**
 * How a disk is accessed.
 *
 * @param blockBytes bytes of one operation, 1 or more; every operation is aligned to it
 * @param readShare the share of operations that read, 0 to 1; the others write
 * @param randomShare the share of operations that go to a random place, 0 to 1; the others go on where the last one ended
 * @param outstanding operations that each machine keeps under way at once, 1 to 1,024
 */
public record AccessSpec(int blockBytes, double readShare, double randomShare, int outstanding) {

    /** IOMeter's default: 2 KiB, 67 % read, 100 % random, one outstanding operation. */
    public static final AccessSpec IOMETER_DEFAULT = new AccessSpec(2 << 10, 0.67, 1, 1);

    private static final int LARGEST_BLOCK = 64 << 20;
    private static final int MOST_OUTSTANDING = 1024;

    /** Rejects what cannot be done. */
    public AccessSpec {
        if (blockBytes < 1 || blockBytes > LARGEST_BLOCK) {
            throw new MisuseException(
                    "an operation moves 1 B to 64 MiB, but the block is " + Quantities.formatBytes(blockBytes));
        }
        checkShare("readShare", readShare);
        checkShare("randomShare", randomShare);
        if (outstanding < 1 || outstanding > MOST_OUTSTANDING) {
            throw new MisuseException("outstanding must lie between 1 and 1,024, but is " + outstanding);
        }
    }

    private static void checkShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new MisuseException(
                    name + " must lie between 0 and 1, but is " + share + "; write for example 0.67 for 67 %");
        }
    }

    /** The same with blocks of another size, as {@code "4 KiB"}. */
    public AccessSpec withBlock(String size) {
        return withBlockBytes(Quantities.bytes(size));
    }

    /** The same with blocks of another size, in bytes. */
    public AccessSpec withBlockBytes(long bytes) {
        int block = (int) Math.max(0, Math.min(LARGEST_BLOCK + 1L, bytes));
        return new AccessSpec(block, readShare, randomShare, outstanding);
    }

    /** The same with another share of reads, 0 to 1. */
    public AccessSpec withReadShare(double share) {
        return new AccessSpec(blockBytes, share, randomShare, outstanding);
    }

    /** The same with another share of random places, 0 to 1. */
    public AccessSpec withRandomShare(double share) {
        return new AccessSpec(blockBytes, readShare, share, outstanding);
    }

    /** The same with another number of outstanding operations. */
    public AccessSpec withOutstanding(int operations) {
        return new AccessSpec(blockBytes, readShare, randomShare, operations);
    }

    /** In words: {@code 2 KiB, 67 % read, 100 % random, 1 outstanding}. */
    public String description() {
        return Quantities.formatBytes(blockBytes) + ", " + Quantities.formatPercent(readShare) + " read, "
                + Quantities.formatPercent(randomShare) + " random, " + outstanding + " outstanding";
    }
}
