package dev.plumbline.baseline;

import dev.plumbline.model.Verdict;
import dev.plumbline.statistics.Estimate;
import dev.plumbline.statistics.LevelAndShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the figures of one response come out as: the level, and for each treatment its shape and both together. */
final class SweepVerdicts {

    private final LevelAndShape figures;
    private final Limits limits;
    private final Bounded level;
    private final Verdict levelVerdict;
    private final List<Bounded> shapes;

    SweepVerdicts(LevelAndShape figures, Limits limits) {
        this.figures = figures;
        this.limits = limits;
        this.level =
                figures.level().map(estimate -> Bounded.of(estimate, 1)).orElse(Bounded.unknown(figures.levelChange()));
        // Within one pair of sessions a shift cannot be told from a mood.
        this.levelVerdict = figures.withinSessionOnly() ? Verdict.INCONCLUSIVE : level.verdict(limits);
        this.shapes = boundShapes();
    }

    LevelAndShape figures() {
        return figures;
    }

    Bounded level() {
        return level;
    }

    Verdict levelVerdict() {
        return levelVerdict;
    }

    Bounded shape(int treatment) {
        return shapes.get(treatment);
    }

    /** The treatment's own change, level included. */
    Bounded own(int treatment) {
        return level.plus(shapes.get(treatment));
    }

    /** The treatment's verdict; that of the level where there is only one treatment. */
    LeafRule leaf(int treatment) {
        return figures.treatments() == 1
                ? new LeafRule(levelVerdict, levelVerdict, "")
                : LeafRule.of(levelVerdict, shape(treatment), own(treatment), limits);
    }

    /** Whether the level or any treatment has this verdict. */
    boolean any(Verdict verdict) {
        return levelVerdict == verdict
                || IntStream.range(0, figures.treatments()).anyMatch(t -> leaf(t).verdict() == verdict);
    }

    /** All or none of the shapes have an error, since they share one. */
    private List<Bounded> boundShapes() {
        List<Estimate> estimates = new ArrayList<>();
        List<Bounded> unknown = new ArrayList<>();
        for (int t = 0; t < figures.treatments(); t++) {
            figures.shape(t).ifPresent(estimates::add);
            unknown.add(Bounded.unknown(figures.shapeChange(t)));
        }
        return estimates.size() < unknown.size() ? unknown : Holm.bounds(estimates, limits);
    }
}
