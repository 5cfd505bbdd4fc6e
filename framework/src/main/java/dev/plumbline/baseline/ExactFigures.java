package dev.plumbline.baseline;

import dev.plumbline.statistics.Estimate;
import dev.plumbline.statistics.LevelAndShape;
import java.util.Optional;

/**
 * The figures of a response that repeats itself to the last digit on both sides, as a count does, in sessions of which others do not: these
 * are no copies of one another, so what the response shows has no noise.
 *
 * @param figures what they say of the changes
 */
record ExactFigures(LevelAndShape figures) implements LevelAndShape {

    @Override
    public int treatments() {
        return figures.treatments();
    }

    @Override
    public Optional<Estimate> level() {
        return Optional.of(exactly(figures.levelChange()));
    }

    @Override
    public Optional<Estimate> shape(int treatment) {
        return treatments() == 1 ? Optional.empty() : Optional.of(exactly(figures.shapeChange(treatment)));
    }

    private static Estimate exactly(double value) {
        return new Estimate(value, 0, 1);
    }

    @Override
    public double levelChange() {
        return figures.levelChange();
    }

    @Override
    public double shapeChange(int treatment) {
        return figures.shapeChange(treatment);
    }

    @Override
    public double referenceMean() {
        return figures.referenceMean();
    }

    @Override
    public double referenceCell(int treatment) {
        return figures.referenceCell(treatment);
    }

    @Override
    public boolean withinSessionOnly() {
        return figures.withinSessionOnly();
    }

    @Override
    public Growth with(int units) {
        return figures.with(units);
    }
}
