package dev.plumbline.load;

import java.util.ArrayList;
import java.util.List;

/** IOMeter's specification "All in one": every size and share of reads that it knows, in equal parts. */
final class AllInOne {

    /** IOMeter's alignment of 0. */
    private static final int SECTOR = 512;

    private static final double[] QUARTERS = {1, 0.75, 0.5, 0.25, 0};
    private static final double[] HALVES = {1, 0.5, 0};

    private AllInOne() {}

    /** 2004.07.30: 20 lines, all sequential. */
    static List<AccessLine> of2004() {
        List<AccessLine> lines = new ArrayList<>();
        for (int bytes : List.of(512, 4 << 10, 16 << 10, 32 << 10)) {
            sequential(lines, bytes, 0.05, QUARTERS);
        }
        return lines;
    }

    /** 1.1.0: 13 lines of 4 % and 16 of 3 %. */
    static List<AccessLine> of110() {
        List<AccessLine> lines = new ArrayList<>();
        sequential(lines, 512, 0.04, QUARTERS);
        sequential(lines, 4 << 10, 0.04, QUARTERS);
        for (double reads : HALVES) {
            lines.add(AccessLine.of(4 << 10, reads, 1).withShare(0.04));
        }
        sequential(lines, 16 << 10, 0.03, QUARTERS);
        sequential(lines, 32 << 10, 0.03, QUARTERS);
        sequential(lines, 64 << 10, 0.03, HALVES);
        sequential(lines, 256 << 10, 0.03, HALVES);
        return lines;
    }

    private static void sequential(List<AccessLine> lines, int bytes, double share, double[] readShares) {
        for (double reads : readShares) {
            lines.add(AccessLine.of(bytes, reads, 0).withShare(share).withAlignBytes(SECTOR));
        }
    }
}
