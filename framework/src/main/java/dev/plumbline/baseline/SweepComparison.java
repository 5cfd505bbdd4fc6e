package dev.plumbline.baseline;

import dev.plumbline.model.Comparison;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Response;
import dev.plumbline.model.Verdict;
import dev.plumbline.statistics.BlockTable;
import dev.plumbline.statistics.LevelShape;
import dev.plumbline.statistics.LogEstimate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One response of a session held against stored ones: the level, and for each common treatment its leaf. */
final class SweepComparison {

    private static final String STEADIER = "a steadier lab, or both sides of the change measured in one session,";
    private static final String MORE_BLOCKS = "more blocks in each session";

    private final Response response;
    private final Limits limits;
    private final LevelShape figures;
    private final Caveat caveat;
    private final Sentences sentences;
    private final List<String> treatments;
    private final Bounded level;
    private final Verdict levelVerdict;
    private final Comparison levelComparison;
    private final String whyLevel;
    private final String levelPart;
    private final List<Bounded> shapes;

    /**
     * A treatment's outcome.
     *
     * @param own its own ratio, level included
     * @param shape its ratio beyond the level; {@code null} when it is all of the sweep
     */
    record Leaf(Verdict verdict, Comparison own, @Nullable Comparison shape, String sentence) {}

    SweepComparison(Response response, SweepValues fresh, BaselineChoice stored, Caveat caveat) {
        this.response = response;
        this.limits = Limits.of(response);
        this.treatments = stored.treatments();
        this.caveat = caveat;
        this.sentences = new Sentences(response, stored.ids().size());
        this.figures = new LevelShape(
                new BlockTable(fresh.table(treatments)),
                stored.values().stream()
                        .map(values -> new BlockTable(values.table(treatments)))
                        .toList());
        this.level = figures.level()
                .map(estimate -> Bounded.of(estimate, Bounded.ALPHA))
                .orElse(Bounded.unknown(figures.levelChange()));
        // Within one pair of sessions a shift cannot be told from a mood.
        this.levelVerdict =
                figures.withinSessionOnly() ? Verdict.INCONCLUSIVE : limits.verdict(level.lower(), level.upper());
        this.levelComparison = level.comparison(Math.exp(figures.storedMean()), response.tolerance());
        this.whyLevel = whyLevel();
        this.levelPart = sentences.levelPart(levelVerdict, levelComparison);
        this.shapes = boundShapes();
    }

    /** The sweep's level as a finding. */
    Finding level() {
        Verdict verdict = caveat.temper(levelVerdict);
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
        Verdict verdict = caveat.temper(levelVerdict);
        Comparison own = levelComparison;
        String why = verdict == Verdict.INCONCLUSIVE ? whyLevel : "";
        return new Leaf(verdict, own, null, sentences.only(verdict, caveat, name, own, why));
    }

    private Leaf leaf(int index, String name) {
        Bounded shape = shapes.get(index);
        Bounded own = level.plus(shape);
        LeafRule rule = LeafRule.of(levelVerdict, shape, own, limits);
        Verdict verdict = caveat.temper(rule.verdict());
        double before = figures.storedCell(index);
        Comparison ownComparison = own.comparison(Math.exp(before), response.tolerance());
        Comparison shapeComparison = shape.comparison(Math.exp(before + figures.levelChange()), response.tolerance());
        String sentence = sentences.leaf(
                verdict,
                caveat,
                name,
                ownComparison,
                levelPart,
                sentences.shapePart(rule.shape(), shapeComparison),
                why(verdict, rule, shape));
        return new Leaf(verdict, ownComparison, shapeComparison, sentence);
    }

    private String why(Verdict verdict, LeafRule rule, Bounded shape) {
        if (verdict != Verdict.INCONCLUSIVE) {
            return rule.remark();
        }
        if (levelVerdict == Verdict.INCONCLUSIVE) {
            return whyLevel;
        }
        if (!rule.remark().isEmpty()) {
            return rule.remark();
        }
        return rule.shape() == Verdict.INCONCLUSIVE
                ? whyUncertain(shape, treatments.size() - 1, MORE_BLOCKS)
                : caveat.reason();
    }

    private String whyLevel() {
        if (figures.storedSessions() < 2) {
            return "the level needs at least " + BaselineChoice.ENOUGH_SESSIONS
                    + " stored sessions, and the interval is within-session only";
        }
        return levelVerdict == Verdict.INCONCLUSIVE ? whyUncertain(level, 1, STEADIER) : caveat.reason();
    }

    private String whyUncertain(Bounded effect, double contrasts, String otherwise) {
        LogEstimate error = effect.error();
        if (error == null) {
            return "the stored sessions do not vary at all, as copies of one another would, so nothing is known of their noise";
        }
        int stored = figures.storedSessions();
        OptionalInt more = Needs.moreSessions(effect, error, stored, contrasts, limits);
        return sentences.needs(Needs.smallestEffect(error, effect.alpha(), limits), more, otherwise);
    }

    /** All or none of the shapes have an error, since they share one. */
    private List<Bounded> boundShapes() {
        List<LogEstimate> estimates = new ArrayList<>();
        List<Bounded> unknown = new ArrayList<>();
        for (int t = 0; t < treatments.size(); t++) {
            figures.shape(t).ifPresent(estimates::add);
            unknown.add(Bounded.unknown(figures.shapeChange(t)));
        }
        return estimates.isEmpty() ? unknown : Holm.bounds(estimates, limits);
    }
}
