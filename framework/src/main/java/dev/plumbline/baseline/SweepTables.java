package dev.plumbline.baseline;

import dev.plumbline.statistics.BlockTable;
import dev.plumbline.statistics.LevelAndShape;
import dev.plumbline.statistics.LevelShape;
import dev.plumbline.statistics.PairedLevelShape;
import dev.plumbline.statistics.PooledVariance;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The logarithms of one response on both sides of a comparison: a row for each block, a column for each treatment. */
final class SweepTables {

    private final List<String> treatments;
    private final double[][] fresh;
    private final List<double[][]> reference;
    private final boolean paired;
    private final @Nullable PooledVariance pooled;
    private final boolean exact;

    /**
     * The tables.
     *
     * @param treatments the columns' treatments
     * @param fresh the fresh session, or the second arm
     * @param reference the stored sessions, or the first arm alone; empty where there is nothing to compare with
     * @param paired whether they are arms, whose blocks belong together
     * @param pooled what is known beforehand of the noise between sessions; {@code null} for nothing
     */
    SweepTables(
            List<String> treatments,
            double[][] fresh,
            List<double[][]> reference,
            boolean paired,
            @Nullable PooledVariance pooled) {
        this(treatments, fresh, reference, paired, pooled, false);
    }

    private SweepTables(
            List<String> treatments,
            double[][] fresh,
            List<double[][]> reference,
            boolean paired,
            @Nullable PooledVariance pooled,
            boolean exact) {
        this.treatments = List.copyOf(treatments);
        this.fresh = fresh;
        this.reference = List.copyOf(reference);
        this.paired = paired;
        this.pooled = pooled;
        this.exact = exact;
    }

    /** The same of a response that has no noise. */
    SweepTables exactly() {
        return new SweepTables(treatments, fresh, reference, paired, pooled, true);
    }

    /** Whether either side repeats itself to the last digit: all blocks of a side are equal, and all stored sessions. */
    boolean repeats() {
        List<double[]> before = reference.stream().flatMap(Arrays::stream).toList();
        return allEqual(before) && allEqual(Arrays.asList(fresh));
    }

    private static boolean allEqual(List<double[]> rows) {
        return rows.stream().allMatch(row -> Arrays.equals(row, rows.get(0)));
    }

    List<String> treatments() {
        return treatments;
    }

    double[][] fresh() {
        return fresh;
    }

    List<double[][]> reference() {
        return reference;
    }

    boolean paired() {
        return paired;
    }

    LevelAndShape figures() {
        LevelAndShape figures = noisy();
        return exact ? new ExactFigures(figures) : figures;
    }

    private LevelAndShape noisy() {
        return paired
                ? new PairedLevelShape(reference.get(0), fresh)
                : new LevelShape(
                        new BlockTable(fresh),
                        reference.stream().map(BlockTable::new).toList(),
                        pooled);
    }
}
