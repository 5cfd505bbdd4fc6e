package dev.plumbline.load;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * How a disk is accessed: one kind of operation, or a mix of several lines by share, as IOMeter's access specifications.
 *
 * @param lines 1 to 100 lines, whose shares add up to 1
 * @param outstanding operations that each machine keeps under way at once, 1 to 1,024
 */
public record AccessSpec(List<AccessLine> lines, int outstanding) {

    /** IOMeter's default: 2 KiB, 67 % read, 100 % random, one outstanding operation. */
    public static final AccessSpec IOMETER_DEFAULT = new AccessSpec(2 << 10, 0.67, 1, 1);

    /**
     * "All in one" of IOMeter 2004.07.30, with one outstanding operation: 512 B, 4 KiB, 16 KiB and 32 KiB, each with 100, 75,
     * 50, 25 and 0 % read, sequential; 5 % of each.
     */
    public static final AccessSpec ALL_IN_ONE_2004 = new AccessSpec(AllInOne.of2004(), 1);

    /** "All in one" of IOMeter 1.1.0, with one outstanding operation: also 64 KiB, 256 KiB, and 4 KiB at random places. */
    public static final AccessSpec ALL_IN_ONE_1_1_0 = new AccessSpec(AllInOne.of110(), 1);

    private static final int MOST_LINES = 100;
    private static final int MOST_OUTSTANDING = 1024;
    private static final double ROUNDING = 1e-9;

    /** Rejects what cannot be done. */
    public AccessSpec {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new MisuseException("an access specification has 1 to 100 lines, but this one has " + lines.size());
        }
        double shares = lines.stream().mapToDouble(AccessLine::share).sum();
        if (Math.abs(shares - 1) > ROUNDING) {
            throw new MisuseException("the shares of an access specification's lines must add up to 1, but add up to "
                    + Quantities.formatNumber(shares));
        }
        if (outstanding < 1 || outstanding > MOST_OUTSTANDING) {
            throw new MisuseException("outstanding must lie between 1 and 1,024, but is " + outstanding);
        }
    }

    /**
     * One kind of operation, each at a multiple of its size.
     *
     * @param blockBytes bytes of one operation, 1 to 64 MiB
     * @param readShare the share of operations that read, 0 to 1; the others write
     * @param randomShare the share of operations that go to a random place, 0 to 1; the others go on where the last one ended
     * @param outstanding operations that each machine keeps under way at once, 1 to 1,024
     */
    public AccessSpec(int blockBytes, double readShare, double randomShare, int outstanding) {
        this(List.of(AccessLine.of(blockBytes, readShare, randomShare)), outstanding);
    }

    /** A mix of lines whose shares add up to 1, with one outstanding operation. */
    public static AccessSpec of(AccessLine... lines) {
        return new AccessSpec(List.of(lines), 1);
    }

    /** Bytes of the largest operation. */
    public int blockBytes() {
        return lines.stream().mapToInt(AccessLine::blockBytes).max().orElseThrow();
    }

    /** The share of operations that read, over all lines. */
    public double readShare() {
        return mean(AccessLine::readShare);
    }

    /** The share of operations that go to a random place, over all lines. */
    public double randomShare() {
        return mean(AccessLine::randomShare);
    }

    /** The same with blocks of another size, as {@code "4 KiB"}, in every line. */
    public AccessSpec withBlock(String size) {
        return withBlockBytes(Quantities.bytes(size));
    }

    /** The same with blocks of another size, in bytes, in every line. */
    public AccessSpec withBlockBytes(long bytes) {
        int block = (int) Math.max(0, Math.min(AccessLine.LARGEST_BLOCK + 1L, bytes));
        return each(line -> line.withBlockBytes(block));
    }

    /** The same with another share of reads, 0 to 1, in every line. */
    public AccessSpec withReadShare(double share) {
        return each(line -> line.withReadShare(share));
    }

    /** The same with another share of random places, 0 to 1, in every line. */
    public AccessSpec withRandomShare(double share) {
        return each(line -> line.withRandomShare(share));
    }

    /** The same with another number of outstanding operations. */
    public AccessSpec withOutstanding(int operations) {
        return new AccessSpec(lines, operations);
    }

    /** The same with a pause after each so many operations, in every line. */
    public AccessSpec withBursts(int operations, Duration pause) {
        return each(line -> line.withBursts(operations, pause));
    }

    /** In words: {@code 2 KiB, 67 % read, 100 % random, 1 outstanding}. */
    public String description() {
        return AccessText.of(this);
    }

    private double mean(ToDoubleFunction<AccessLine> of) {
        if (lines.size() == 1) {
            return of.applyAsDouble(lines.get(0));
        }
        double sum = lines.stream()
                .mapToDouble(line -> line.operations() * of.applyAsDouble(line))
                .sum();
        return sum / lines.stream().mapToDouble(AccessLine::operations).sum();
    }

    private AccessSpec each(UnaryOperator<AccessLine> change) {
        return new AccessSpec(lines.stream().map(change).toList(), outstanding);
    }
}
