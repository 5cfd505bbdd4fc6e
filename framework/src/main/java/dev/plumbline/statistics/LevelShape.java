package dev.plumbline.statistics;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
 * own blocks imply. A treatment whose residuals within sessions, or within the fresh session alone, vary more than four-fold the
 * average has the shape's variance raised by that factor.
 *
 * <p>With one stored session there is no variance between sessions; then blocks × treatments within the two sessions stand in,
 * and {@link #withinSessionOnly()} says so. Where earlier sessions of the same lab tell of the variance between sessions, their
 * squares and degrees of freedom are added to those of the stored ones, and one stored session is enough. Assumes independent, normal session and interaction effects. Source: Montgomery,
 * Design and Analysis of Experiments, two-factor mixed models.
 */
public final class LevelShape implements LevelAndShape {

    /** A treatment is taken by its own noise where that is so many times the average. */
    static final double NOISY = 4;

    /** Logs that differ by less than a part in a billion are copies of one another. */
    static final double NO_VARIANCE = 1e-18;

    private final BlockTable fresh;
    private final List<BlockTable> stored;
    private final @Nullable PooledVariance pooled;
    private final SessionVariance levelVariance;
    private final SessionVariance shapeVariance;
    private final double[] noise;
    private final double[] freshNoise;

    /**
     * Decomposes.
     *
     * @param fresh the fresh session
     * @param stored the stored sessions, at least one, of the same treatments in the same order
     */
    public LevelShape(BlockTable fresh, List<BlockTable> stored) {
        this(fresh, stored, null);
    }

    /**
     * Decomposes, with the variance between sessions pooled with that of earlier ones.
     *
     * @param fresh the fresh session
     * @param stored the stored sessions, at least one, of the same treatments in the same order
     * @param pooled what is known of the noise between sessions of as many blocks as the stored ones have; {@code null} for
     *     nothing
     */
    public LevelShape(BlockTable fresh, List<BlockTable> stored, @Nullable PooledVariance pooled) {
        if (stored.isEmpty() || stored.stream().anyMatch(table -> table.treatments() != fresh.treatments())) {
            throw new IllegalArgumentException("needs stored sessions of the same treatments");
        }
        this.fresh = fresh;
        this.stored = List.copyOf(stored);
        this.pooled = pooled;
        this.levelVariance = SessionVariance.ofLevel(fresh, this.stored, pooled);
        this.shapeVariance = SessionVariance.ofShape(fresh, this.stored, pooled);
        this.noise = Noise.relative(fresh, this.stored);
        this.freshNoise = Noise.relative(fresh, List.of());
    }

    @Override
    public int treatments() {
        return fresh.treatments();
    }

    /** Whether the errors come from within the sessions, since one stored session tells nothing of those between. */
    @Override
    public boolean withinSessionOnly() {
        return stored.size() == 1 && pooled == null;
    }

    @Override
    public Optional<Estimate> level() {
        return estimate(levelChange(), levelVariance, 1);
    }

    @Override
    public Optional<Estimate> shape(int treatment) {
        double share = 1 - 1.0 / fresh.treatments();
        // One wild trial of the fresh session moves its treatment's mean, and gives itself away by that treatment's own
        // noise.
        double most = Math.max(noise[treatment], freshNoise[treatment]);
        double raised = most > NOISY ? most : 1;
        return fresh.treatments() == 1
                ? Optional.empty()
                : estimate(shapeChange(treatment), shapeVariance, share * raised);
    }

    @Override
    public double levelChange() {
        return fresh.mean() - referenceMean();
    }

    @Override
    public double shapeChange(int treatment) {
        return fresh.cell(treatment) - referenceCell(treatment) - levelChange();
    }

    @Override
    public double referenceMean() {
        double sum = 0;
        for (BlockTable table : stored) {
            sum += table.mean();
        }
        return sum / stored.size();
    }

    @Override
    public double referenceCell(int treatment) {
        double sum = 0;
        for (BlockTable table : stored) {
            sum += table.cell(treatment);
        }
        return sum / stored.size();
    }

    @Override
    public Growth with(int units) {
        double variance = (1 + 1.0 / units) / (1 + 1.0 / stored.size());
        double contrasts = Math.max(1, fresh.treatments() - 1.0);
        double levelPool = pooled == null ? 0 : pooled.levelFreedom();
        double shapePool = pooled == null ? 0 : pooled.shapeFreedom();
        return new Growth(variance, units - 1 + levelPool, (units - 1) * contrasts + shapePool);
    }

    private static Optional<Estimate> estimate(double change, SessionVariance variance, double factor) {
        return variance.seen() < NO_VARIANCE
                ? Optional.empty()
                : Optional.of(
                        new Estimate(change, Math.sqrt(variance.ofDifference() * factor), variance.degreesOfFreedom()));
    }
}
