package dev.plumbline.statistics;

import java.util.Arrays;

/**
 * One session as a complete two-way table of logarithms, blocks × treatments, y(b,t) = mean + block(b) + treatment(t) +
 * residual(b,t).
 *
 * <p>Assumes independent blocks. Source: Montgomery, Design and Analysis of Experiments, the randomized complete block
 * design: the residual mean square on (B − 1)(T − 1) degrees of freedom estimates the variance of one trial within its block.
 */
public final class BlockTable {

    private final int blocks;
    private final double mean;
    private final double[] cells;
    private final double blockSquares;
    private final double[] residualSquares;

    /**
     * Decomposes a table.
     *
     * @param logs a row for each block, with one finite logarithm for each treatment; at least one of each
     */
    public BlockTable(double[][] logs) {
        blocks = logs.length;
        int treatments = blocks == 0 ? 0 : logs[0].length;
        if (treatments == 0) {
            throw new IllegalArgumentException("a table needs a block and a treatment");
        }
        double[] rows = new double[blocks];
        cells = new double[treatments];
        for (int b = 0; b < blocks; b++) {
            if (logs[b].length != treatments) {
                throw new IllegalArgumentException("every block has a value for every treatment");
            }
            for (int t = 0; t < treatments; t++) {
                if (!Double.isFinite(logs[b][t])) {
                    throw new IllegalArgumentException("a logarithm must be finite, but is " + logs[b][t]);
                }
                rows[b] += logs[b][t] / treatments;
                cells[t] += logs[b][t] / blocks;
            }
        }
        mean = Arrays.stream(cells).sum() / treatments;
        blockSquares =
                Arrays.stream(rows).map(row -> (row - mean) * (row - mean)).sum();
        residualSquares = new double[treatments];
        for (int b = 0; b < blocks; b++) {
            for (int t = 0; t < treatments; t++) {
                double residual = logs[b][t] - rows[b] - cells[t] + mean;
                residualSquares[t] += residual * residual;
            }
        }
    }

    /** How many blocks there are. */
    public int blocks() {
        return blocks;
    }

    /** How many treatments there are. */
    public int treatments() {
        return cells.length;
    }

    /** The mean over everything. */
    public double mean() {
        return mean;
    }

    /** A treatment's mean over the blocks. */
    public double cell(int treatment) {
        return cells[treatment];
    }

    /** A treatment's mean less the mean over everything. */
    public double deviation(int treatment) {
        return cells[treatment] - mean;
    }

    /** The squares of the block means about their mean, on {@code blocks() - 1} degrees of freedom. */
    public double squaresOfBlocks() {
        return blockSquares;
    }

    /** The squares of a treatment's residuals. */
    public double squares(int treatment) {
        return residualSquares[treatment];
    }

    /** The squares of all residuals, on {@code (blocks() - 1) × (treatments() - 1)} degrees of freedom. */
    public double residualSquares() {
        return Arrays.stream(residualSquares).sum();
    }
}
