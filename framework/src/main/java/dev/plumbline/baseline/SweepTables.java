package dev.plumbline.baseline;

import dev.plumbline.statistics.BlockTable;
import dev.plumbline.statistics.LevelAndShape;
import dev.plumbline.statistics.LevelShape;
import dev.plumbline.statistics.PairedLevelShape;
import dev.plumbline.statistics.PooledVariance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The logarithms of one response on both sides of a comparison: a row for each block, a column for each treatment.
 *
 * @param treatments the columns' treatments
 * @param fresh the fresh session, or the second arm
 * @param reference the stored sessions, or the first arm alone
 * @param paired whether they are arms, whose blocks belong together
 * @param pooled what is known beforehand of the noise between sessions; {@code null} for nothing
 */
record SweepTables(
        List<String> treatments,
        double[][] fresh,
        List<double[][]> reference,
        boolean paired,
        @Nullable PooledVariance pooled) {

    LevelAndShape figures() {
        return paired
                ? new PairedLevelShape(reference.get(0), fresh)
                : new LevelShape(
                        new BlockTable(fresh),
                        reference.stream().map(BlockTable::new).toList(),
                        pooled);
    }
}
