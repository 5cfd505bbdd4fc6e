package dev.plumbline.baseline;

import dev.plumbline.model.Verdict;
import java.util.List;

/**
 * The verdict of one treatment: the worse of the level's and its own shape's, with its own value, level included, as a check
 * on both. A treatment that did not move while the others gained has a shape that fell, but it is no regression; a level and
 * a shape that are each inside the tolerance may together be outside of it; and where the shape alone is uncertain, both
 * together may not be. The bounds of its own value fail only if those of level or shape do, so this adds no false alarms.
 *
 * @param verdict the treatment's verdict
 * @param shape its shape's verdict
 * @param remark why its own value changed the outcome, as the rest of a sentence; {@code ""} when it did not
 */
record LeafRule(Verdict verdict, Verdict shape, String remark) {

    /**
     * Applies the rule.
     *
     * @param level the level's verdict
     * @param shape the shape's bounds
     * @param own the bounds of the treatment's own ratio, level included
     */
    static LeafRule of(Verdict level, Bounded shape, Bounded own, Limits limits) {
        Verdict ofShape = shape.verdict(limits);
        Verdict ofOwn = own.verdict(limits);
        Verdict ownEstimate = limits.verdict(own.log(), own.log());
        Verdict merged = Verdict.merge(List.of(level, ofShape));
        if (decided(ofShape) && ownEstimate != ofShape) {
            Verdict instead = ofOwn == Verdict.EQUIVALENT ? Verdict.EQUIVALENT : Verdict.INCONCLUSIVE;
            return new LeafRule(
                    level == Verdict.IMPROVEMENT ? instead : Verdict.merge(List.of(level, instead)),
                    ofShape,
                    "its shape moved against the rest of the sweep, but its own value did not move that far");
        }
        if (ofShape == Verdict.INCONCLUSIVE && merged == ofShape && level != ofShape && ofOwn != Verdict.INCONCLUSIVE) {
            return new LeafRule(ofOwn, ofShape, "both together are certain enough");
        }
        return merged == Verdict.EQUIVALENT && ownEstimate != Verdict.EQUIVALENT
                ? new LeafRule(Verdict.INCONCLUSIVE, ofShape, "each is inside the tolerance, but both together are not")
                : new LeafRule(merged, ofShape, "");
    }

    private static boolean decided(Verdict verdict) {
        return verdict == Verdict.REGRESSION || verdict == Verdict.IMPROVEMENT;
    }
}
