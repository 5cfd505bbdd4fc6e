package dev.plumbline.statistics;

import java.util.List;
import java.util.Optional;

/**
 * How a fresh session differs from stored ones of the same treatments: by its level, one number, and by its shape, one
 * number for each treatment beyond that.
 *
 * <p>y(s,t) = mean + session(s) + treatment(t) + interaction(s,t), all on logs. The level is the fresh session's mean less
 * the mean of the stored sessions' means; its variance is that of the stored means, V, times 1 + 1/m, on m − 1 degrees of
 * freedom. A treatment's shape is its deviation from its session's mean, fresh less the mean of the stored; its variance is
 * the session × treatment mean square of the stored sessions, on (m − 1)(T − 1) degrees of freedom, times (1 + 1/m)(1 − 1/T).
 * The fresh session takes no part in either variance, or an effect would hide itself; but where its own blocks vary more than
 * those of the stored sessions, or are fewer, the surplus is added. No variance is taken as less than what the sessions'
 * own blocks imply. A treatment whose residuals within sessions vary more than four-fold the average has the
 * shape's variance raised by that factor.
 *
 * <p>With one stored session there is no variance between sessions; then blocks × treatments within the two sessions stand in,
 * and {@link #withinSessionOnly()} says so. Assumes independent, normal session and interaction effects. Source: Montgomery,
 * Design and Analysis of Experiments, two-factor mixed models.
 */
public final class LevelShape {

    private static final double NOISY = 4;

    /** Logs that differ by less than a part in a billion are copies of one another. */
    private static final double NO_VARIANCE = 1e-18;

    private final BlockTable fresh;
    private final List<BlockTable> stored;
    private final SessionVariance levelVariance;
    private final SessionVariance shapeVariance;
    private final double[] noise;

    /**
     * Decomposes.
     *
     * @param fresh the fresh session
     * @param stored the stored sessions, at least one, of the same treatments in the same order
     */
    public LevelShape(BlockTable fresh, List<BlockTable> stored) {
        if (stored.isEmpty() || stored.stream().anyMatch(table -> table.treatments() != fresh.treatments())) {
            throw new IllegalArgumentException("needs stored sessions of the same treatments");
        }
        this.fresh = fresh;
        this.stored = List.copyOf(stored);
        this.levelVariance = SessionVariance.ofLevel(fresh, this.stored);
        this.shapeVariance = SessionVariance.ofShape(fresh, this.stored);
        this.noise = Noise.relative(fresh, this.stored);
    }

    /** How many stored sessions there are. */
    public int storedSessions() {
        return stored.size();
    }

    /** Whether the errors come from within the sessions, since one stored session tells nothing of those between. */
    public boolean withinSessionOnly() {
        return stored.size() == 1;
    }

    /** The level; empty where no variance could be seen, so that nothing can be said. */
    public Optional<LogEstimate> level() {
        return estimate(levelChange(), levelVariance, 1);
    }

    /** A treatment's shape; empty with one treatment, and where no variance could be seen. */
    public Optional<LogEstimate> shape(int treatment) {
        double share = 1 - 1.0 / fresh.treatments();
        double raised = noise[treatment] > NOISY ? noise[treatment] : 1;
        return fresh.treatments() == 1
                ? Optional.empty()
                : estimate(shapeChange(treatment), shapeVariance, share * raised);
    }

    /** The level's point estimate: the log of new over old. */
    public double levelChange() {
        return fresh.mean() - storedMean();
    }

    /** A treatment's point estimate beyond the level. */
    public double shapeChange(int treatment) {
        return fresh.cell(treatment) - storedCell(treatment) - levelChange();
    }

    /** The mean over treatments and stored sessions. */
    public double storedMean() {
        return stored.stream().mapToDouble(BlockTable::mean).sum() / stored.size();
    }

    /** A treatment's mean over the stored sessions. */
    public double storedCell(int treatment) {
        return stored.stream().mapToDouble(table -> table.cell(treatment)).sum() / stored.size();
    }

    private static Optional<LogEstimate> estimate(double change, SessionVariance variance, double factor) {
        return variance.seen() < NO_VARIANCE
                ? Optional.empty()
                : Optional.of(new LogEstimate(
                        change, Math.sqrt(variance.ofDifference() * factor), variance.degreesOfFreedom()));
    }
}
