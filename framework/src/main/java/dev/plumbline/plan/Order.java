package dev.plumbline.plan;

import dev.plumbline.model.Seeds;
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
        Collections.shuffle(inOrder, new Random(Seeds.mixed(seed, block)));
        int first = (block - 1) * inOrder.size();
        List<PlannedTrial> numbered = new ArrayList<>(inOrder.size());
        for (int i = 0; i < inOrder.size(); i++) {
            PlannedTrial trial = inOrder.get(i);
            numbered.add(new PlannedTrial(block, trial.arm(), first + i + 1, trial.point()));
        }
        return numbered;
    }
}
