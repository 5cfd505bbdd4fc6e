package dev.plumbline.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How the second of two arms differs from the first where every block of one session runs each treatment once on either arm.
 *
 * <p>d(b,t) = second − first = level + block(b) + shape(t) + residual(b,t), all on logs: what a block does to both arms has
 * gone. The level is the mean of the blocks' means, with their variance on B − 1 degrees of freedom. A treatment's shape is its
 * mean less the level; its variance is the treatment × block mean square of the differences, on (B − 1)(T − 1) degrees of
 * freedom, over B, times 1 − 1/T. The level's variance is never taken as less than what the residuals imply. A treatment whose
 * residuals vary more than four-fold the average has the shape's variance raised by that factor. Assumes independent blocks
 * with normal errors. Source: Montgomery, Design and Analysis of Experiments, paired comparison and the randomized complete
 * block design.
 */
public final class PairedLevelShape implements LevelAndShape {

    private final BlockTable first;
    private final BlockTable differences;
    private final double[] noise;

    /**
     * Decomposes.
     *
     * @param first logarithms on the first arm, a row for each block with one for each treatment
     * @param second the same on the second arm
     */
    public PairedLevelShape(double[][] first, double[][] second) {
        this.first = new BlockTable(first);
        this.differences = new BlockTable(less(second, first));
        this.noise = Noise.relative(differences, List.of());
    }

    @Override
    public int treatments() {
        return differences.treatments();
    }

    @Override
    public Optional<Estimate> level() {
        int blocks = differences.blocks();
        double ofBlock = blocks < 2 ? 0 : differences.squaresOfBlocks() / (blocks - 1);
        double variance = Math.max(ofBlock, residualSquare() / treatments());
        return blocks < 2 || variance < LevelShape.NO_VARIANCE
                ? Optional.empty()
                : Optional.of(new Estimate(levelChange(), Math.sqrt(variance / blocks), blocks - 1.0));
    }

    @Override
    public Optional<Estimate> shape(int treatment) {
        double square = residualSquare();
        if (square < LevelShape.NO_VARIANCE) {
            return Optional.empty();
        }
        double raised = noise[treatment] > LevelShape.NOISY ? noise[treatment] : 1;
        double variance = square / differences.blocks() * (1 - 1.0 / treatments()) * raised;
        return Optional.of(new Estimate(shapeChange(treatment), Math.sqrt(variance), freedom(differences.blocks())));
    }

    @Override
    public double levelChange() {
        return differences.mean();
    }

    @Override
    public double shapeChange(int treatment) {
        return differences.deviation(treatment);
    }

    @Override
    public double referenceMean() {
        return first.mean();
    }

    @Override
    public double referenceCell(int treatment) {
        return first.cell(treatment);
    }

    @Override
    public boolean withinSessionOnly() {
        return false;
    }

    @Override
    public Growth with(int units) {
        return new Growth((double) differences.blocks() / units, units - 1.0, freedom(units));
    }

    /** The treatment × block mean square; 0 where there is none. */
    private double residualSquare() {
        double freedom = freedom(differences.blocks());
        return freedom == 0 ? 0 : differences.residualSquares() / freedom;
    }

    private double freedom(int blocks) {
        return (blocks - 1.0) * (treatments() - 1);
    }

    private static double[][] less(double[][] second, double[][] first) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("both arms have the same blocks");
        }
        double[][] differences = new double[first.length][];
        for (int b = 0; b < first.length; b++) {
            if (first[b].length != second[b].length) {
                throw new IllegalArgumentException("both arms have the same treatments");
            }
            double[] old = first[b];
            double[] now = second[b];
            differences[b] = new double[old.length];
            Arrays.setAll(differences[b], t -> now[t] - old[t]);
        }
        return differences;
    }
}
