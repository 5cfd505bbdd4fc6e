package dev.plumbline.statistics;

import java.util.Optional;

/**
 * How one side of a comparison of sweeps differs from the other, on logs: by its level, one number, and by its shape, one
 * number for each treatment beyond that.
 */
public interface LevelAndShape {

    /** How many treatments there are. */
    int treatments();

    /** The level; empty where no variance could be seen, so that nothing can be said. */
    Optional<Estimate> level();

    /** A treatment's shape; empty with one treatment, and where no variance could be seen. */
    Optional<Estimate> shape(int treatment);

    /** The level's point estimate: the log of new over old. */
    double levelChange();

    /** A treatment's point estimate beyond the level. */
    double shapeChange(int treatment);

    /** The old side's mean over treatments. */
    double referenceMean();

    /** A treatment's mean on the old side. */
    double referenceCell(int treatment);

    /** Whether the errors come from within single sessions, which tells nothing of the noise between them. */
    boolean withinSessionOnly();

    /**
     * The factor by which the variance of both would fall if the side that can grow had so many of its units, stored sessions
     * or blocks, and the degrees of freedom that the level would have then.
     *
     * @param units 2 or more
     */
    Growth with(int units);

    /**
     * What more units would do.
     *
     * @param variance the variance then, as a share of the variance now
     * @param level the level's degrees of freedom then
     * @param shape the shape's degrees of freedom then
     */
    record Growth(double variance, double level, double shape) {}
}
