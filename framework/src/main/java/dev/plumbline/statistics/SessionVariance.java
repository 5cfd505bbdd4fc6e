package dev.plumbline.statistics;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The variance of a fresh session's figure less the mean of the stored ones'.
 *
 * @param seen what the estimate rests on; 0 where nothing varied or nothing could be seen
 * @param ofDifference the variance of the difference
 * @param degreesOfFreedom its degrees of freedom; greater than 0
 */
record SessionVariance(double seen, double ofDifference, double degreesOfFreedom) {

    static SessionVariance ofLevel(BlockTable fresh, List<BlockTable> stored, @Nullable PooledVariance pooled) {
        double squares = pooled == null ? 0 : pooled.level() * pooled.levelFreedom();
        double mean = stored.stream().mapToDouble(BlockTable::mean).average().orElseThrow();
        for (BlockTable table : stored) {
            squares += (table.mean() - mean) * (table.mean() - mean);
        }
        double poolFreedom = pooled == null ? 0 : pooled.levelFreedom();
        return of(squares, poolFreedom, 1, fresh, stored, BlockTable::squaresOfBlocks);
    }

    static SessionVariance ofShape(BlockTable fresh, List<BlockTable> stored, @Nullable PooledVariance pooled) {
        double squares = pooled == null ? 0 : pooled.shape() * pooled.shapeFreedom();
        for (int t = 0; t < fresh.treatments(); t++) {
            double mean = 0;
            for (BlockTable table : stored) {
                mean += table.deviation(t) / stored.size();
            }
            for (BlockTable table : stored) {
                squares += (table.deviation(t) - mean) * (table.deviation(t) - mean);
            }
        }
        double poolFreedom = pooled == null ? 0 : pooled.shapeFreedom();
        int contrasts = Math.max(1, fresh.treatments() - 1);
        return of(squares, poolFreedom, contrasts, fresh, stored, BlockTable::residualSquares);
    }

    /**
     * Both have one form.
     *
     * @param squares squares between the stored sessions, and those that are pooled with them
     * @param poolFreedom the degrees of freedom of the latter
     * @param contrasts the degrees of freedom that one session, or one block, adds to them
     * @param within squares between the blocks of a session
     */
    private static SessionVariance of(
            double squares,
            double poolFreedom,
            int contrasts,
            BlockTable fresh,
            List<BlockTable> stored,
            ToDoubleFunction<BlockTable> within) {
        double storedBlock = ofOneBlock(stored, contrasts, within);
        double freshBlock = fresh.blocks() > 1 ? ofOneBlock(List.of(fresh), contrasts, within) : storedBlock;
        double storedWithin = storedBlock
                * stored.stream()
                        .mapToDouble(table -> 1.0 / table.blocks())
                        .average()
                        .orElseThrow();
        double freshWithin = freshBlock / fresh.blocks();
        int m = stored.size();
        if (m == 1 && poolFreedom == 0) {
            double freedom =
                    (double) contrasts * (fresh.blocks() - 1 + stored.get(0).blocks() - 1);
            return new SessionVariance(storedBlock, freshWithin + storedWithin, Math.max(1, freedom));
        }
        double freedom = (m - 1.0) * contrasts + poolFreedom;
        double between = squares / freedom;
        double ofOne = Math.max(between, storedWithin);
        return new SessionVariance(between, ofOne * (1 + 1.0 / m) + Math.max(0, freshWithin - storedWithin), freedom);
    }

    /** The variance of one block's figure, pooled over sessions; 0 where none has two blocks. */
    private static double ofOneBlock(List<BlockTable> tables, int contrasts, ToDoubleFunction<BlockTable> within) {
        double squares = 0;
        double freedom = 0;
        for (BlockTable table : tables) {
            squares += within.applyAsDouble(table);
            freedom += (double) contrasts * (table.blocks() - 1);
        }
        return freedom == 0 ? 0 : squares / freedom;
    }
}
