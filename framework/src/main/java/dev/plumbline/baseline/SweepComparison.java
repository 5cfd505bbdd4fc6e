package dev.plumbline.baseline;

import dev.plumbline.model.Comparison;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import dev.plumbline.statistics.Estimate;
import dev.plumbline.statistics.LevelAndShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One response of a session held against what it is compared with: the level, and for each common treatment its leaf. */
final class SweepComparison {

    private final Response response;
    private final Limits limits;
    private final LevelAndShape figures;
    private final SweepVerdicts verdicts;
    private final Caveat caveat;
    private final Against against;
    private final Sentences sentences;
    private final Needs needs;
    private final List<String> treatments;
    private final Comparison levelComparison;
    private final String whyLevel;
    private final String levelPart;

    /**
     * A treatment's outcome.
     *
     * @param own its own ratio, level included
     * @param shape its ratio beyond the level; {@code null} when it is all of the sweep
     */
    record Leaf(Verdict verdict, Comparison own, @Nullable Comparison shape, String sentence) {}

    SweepComparison(Response response, SweepTables tables, Against against, Caveat caveat) {
        this.response = response;
        this.limits = Limits.of(response);
        this.treatments = tables.treatments();
        this.figures = tables.figures();
        this.verdicts = new SweepVerdicts(figures, limits);
        this.caveat = caveat;
        this.against = against;
        this.sentences = new Sentences(response, against);
        this.needs = new Needs(limits);
        this.levelComparison =
                verdicts.level().comparison(Math.exp(figures.referenceMean()), response.tolerance(), limits);
        this.whyLevel = whyLevel();
        this.levelPart = sentences.levelPart(verdicts.levelVerdict(), levelComparison);
    }

    /** What moved together, where many treatments moved. */
    List<Finding> contrasts(Session session) {
        return Contrasts.of(session, response, treatments, verdicts, sentences);
    }

    /** The sweep's level as a finding. */
    Finding level() {
        Verdict verdict = caveat.temper(verdicts.levelVerdict());
        Comparison comparison = levelComparison;
        String sentence = sentences.level(verdict, caveat, comparison, verdict == Verdict.INCONCLUSIVE ? whyLevel : "");
        return new Finding(Finding.Kind.LEVEL, response.name(), "", verdict, comparison, sentence);
    }

    /**
     * The outcome of each common treatment.
     *
     * @param names a treatment's id to its name for people
     */
    Map<String, Leaf> leaves(UnaryOperator<String> names) {
        Map<String, Leaf> leaves = new HashMap<>();
        for (int t = 0; t < treatments.size(); t++) {
            String name = names.apply(treatments.get(t));
            leaves.put(treatments.get(t), treatments.size() == 1 ? onlyLeaf(name) : leaf(t, name));
        }
        return leaves;
    }

    private Leaf onlyLeaf(String name) {
        Verdict verdict = caveat.temper(verdicts.levelVerdict());
        Comparison own = levelComparison;
        String why = verdict == Verdict.INCONCLUSIVE ? whyLevel : "";
        return new Leaf(verdict, own, null, sentences.only(verdict, caveat, name, own, why));
    }

    private Leaf leaf(int index, String name) {
        Bounded shape = verdicts.shape(index);
        LeafRule rule = verdicts.leaf(index);
        Verdict verdict = caveat.temper(rule.verdict());
        double before = figures.referenceCell(index);
        double tolerance = response.tolerance();
        Comparison ownComparison = verdicts.own(index).comparison(Math.exp(before), tolerance, limits);
        Comparison shapeComparison = shape.comparison(Math.exp(before + figures.levelChange()), tolerance, limits);
        String sentence = sentences.leaf(
                verdict,
                caveat,
                name,
                ownComparison,
                levelPart,
                sentences.shapePart(rule.shape(), shapeComparison, figures.withinSessionOnly()),
                why(verdict, rule, shape));
        return new Leaf(verdict, ownComparison, shapeComparison, sentence);
    }

    private String why(Verdict verdict, LeafRule rule, Bounded shape) {
        if (verdict != Verdict.INCONCLUSIVE) {
            return rule.remark();
        }
        if (verdicts.levelVerdict() == Verdict.INCONCLUSIVE) {
            return whyLevel;
        }
        if (!rule.remark().isEmpty()) {
            return rule.remark();
        }
        return rule.shape() == Verdict.INCONCLUSIVE ? whyUncertain(shape, true) : caveat.reason();
    }

    private String whyLevel() {
        if (figures.withinSessionOnly()) {
            return "the level needs at least " + BaselineChoice.ENOUGH_SESSIONS
                    + " stored sessions, and the interval is within-session only";
        }
        return verdicts.levelVerdict() == Verdict.INCONCLUSIVE
                ? whyUncertain(verdicts.level(), false)
                : caveat.reason();
    }

    private String whyUncertain(Bounded effect, boolean shape) {
        Estimate error = effect.error();
        if (error == null) {
            return caveat.reason().isEmpty()
                    ? "the " + against.unit() + "s do not vary at all, as copies of one another would,"
                            + " so nothing is known of their noise"
                    : caveat.reason();
        }
        Estimate level = verdicts.level().error();
        return sentences.needs(
                shape && level != null
                        ? needs.smallestLeaf(effect, error, level, treatments.size())
                        : needs.smallestLevel(effect, error),
                needs.more(effect, error, against.units(), figures::with, shape),
                shape ? against.steadierShape() : against.steadierLevel());
    }
}
