package dev.plumbline.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Blocks in seeded random order. */
public final class Order {

    private Order() {}

    /**
     * One block: every treatment once an arm, in an order that follows from the seed and the block alone, so that a block can
     * be laid out again without those before it.
     *
     * @param block the block, from 1
     * @param arms the arms; {@code List.of("")} for none
     */
    public static List<PlannedTrial> block(long seed, int block, List<String> arms, List<DesignPoint> points) {
        List<PlannedTrial> inOrder = new ArrayList<>(arms.size() * points.size());
        for (String arm : arms) {
            points.forEach(point -> inOrder.add(new PlannedTrial(block, arm, 1, point)));
        }
        // java.util.Random's sequence is specified, so a stored seed gives the same order on every JDK.
        Collections.shuffle(inOrder, new Random(mixed(seed, block)));
        int first = (block - 1) * inOrder.size();
        List<PlannedTrial> numbered = new ArrayList<>(inOrder.size());
        for (int i = 0; i < inOrder.size(); i++) {
            PlannedTrial trial = inOrder.get(i);
            numbered.add(new PlannedTrial(block, trial.arm(), first + i + 1, trial.point()));
        }
        return numbered;
    }

    /**
     * A seed in which every bit depends on all of both: neighbouring seeds of {@link Random} begin alike. The mixing is the
     * finalizer of SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014).
     */
    private static long mixed(long seed, int block) {
        long z = seed + block * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
