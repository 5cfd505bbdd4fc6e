package dev.plumbline.statistics;

import java.util.Optional;

/**
 * The level of one session after the other against those before it, each in a time that does not grow with their number. Figures,
 * assumptions and source are those of {@link LevelShape#level()} without a pool; at least two sessions have to be before.
 */
public final class RunningLevel {

    private int sessions;
    private double mean;
    private double squares;
    private double withinSquares;
    private double withinFreedom;
    private double blockShares;

    /** How many sessions are before. */
    public int sessions() {
        return sessions;
    }

    /** Adds a session to those before. */
    public void add(BlockTable table) {
        sessions++;
        double change = table.mean() - mean;
        mean += change / sessions;
        // Welford, Note on a method for calculating corrected sums of squares and products, Technometrics 4, 1962
        squares += change * (table.mean() - mean);
        withinSquares += table.squaresOfBlocks();
        withinFreedom += table.blocks() - 1;
        blockShares += 1.0 / table.blocks();
    }

    /** How a session's level differs from the mean of those before; empty with fewer than two, and where none of them varies. */
    public Optional<Estimate> of(BlockTable fresh) {
        if (sessions < 2 || squares / (sessions - 1) < LevelShape.NO_VARIANCE) {
            return Optional.empty();
        }
        double block = withinFreedom == 0 ? 0 : withinSquares / withinFreedom;
        double within = block * blockShares / sessions;
        double freshBlock = fresh.blocks() > 1 ? fresh.squaresOfBlocks() / (fresh.blocks() - 1) : block;
        double ofOne = Math.max(squares / (sessions - 1), within);
        double variance = ofOne * (1 + 1.0 / sessions) + Math.max(0, freshBlock / fresh.blocks() - within);
        return Optional.of(new Estimate(fresh.mean() - mean, Math.sqrt(variance), sessions - 1));
    }
}
