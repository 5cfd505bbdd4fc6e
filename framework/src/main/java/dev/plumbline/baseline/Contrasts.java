package dev.plumbline.baseline;

import dev.plumbline.model.Comparison;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Level;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.Verdict;
import dev.plumbline.statistics.Estimate;
import dev.plumbline.statistics.LevelAndShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where more than a quarter of the treatments moved, how far all treatments at one level of a factor moved together: thirty
 * sentences on treatments hide that it was all of {@code placement=PACKED}. The mean of n of T shapes has the variance of one shape
 * times {@code (1/n − 1/T) / (1 − 1/T)}; its bounds are shared among the levels of the factor. A remark, with no verdict of its
 * own on the sweep.
 */
final class Contrasts {

    private static final double MANY = 0.25;

    private Contrasts() {}

    static List<Finding> of(
            Session session, Response response, List<String> treatments, SweepVerdicts verdicts, Sentences sentences) {
        Limits limits = Limits.of(response);
        long moved = IntStream.range(0, treatments.size())
                .filter(t -> decided(verdicts.leaf(t).verdict()))
                .count();
        List<Finding> findings = new ArrayList<>();
        if (treatments.size() < 4 || moved <= MANY * treatments.size()) {
            return findings;
        }
        Map<String, Treatment> byId = session.experiment().treatments().stream()
                .collect(Collectors.toMap(Treatment::id, t -> t, (a, b) -> a));
        for (Factor factor : session.experiment().factors()) {
            for (Level level : factor.levels()) {
                int[] there = IntStream.range(0, treatments.size())
                        .filter(t -> at(byId.get(treatments.get(t)), factor, level))
                        .toArray();
                if (there.length > 1 && there.length < treatments.size()) {
                    Bounded bounds = bounds(verdicts, there, factor.levels().size());
                    Comparison comparison = comparison(verdicts.figures(), there, bounds, response, limits);
                    String subject = factor.name() + "=" + level.text();
                    String sentence = sentences.contrast(subject, there.length, comparison, bounds.verdict(limits));
                    findings.add(new Finding(
                            Finding.Kind.CONTRAST,
                            response.name(),
                            subject,
                            bounds.verdict(limits),
                            comparison,
                            sentence));
                }
            }
        }
        return findings;
    }

    private static boolean at(@Nullable Treatment treatment, Factor factor, Level level) {
        return treatment != null
                && level.text().equals(treatment.level(factor.name()).text());
    }

    private static Bounded bounds(SweepVerdicts verdicts, int[] there, int levels) {
        LevelAndShape figures = verdicts.figures();
        double all = figures.treatments();
        double change = 0;
        double variance = 0;
        double freedom = Double.POSITIVE_INFINITY;
        for (int t : there) {
            change += figures.shapeChange(t) / there.length;
            Estimate shape = figures.shape(t).orElse(null);
            if (shape == null) {
                return Bounded.unknown(change + figures.levelChange());
            }
            variance += shape.standardError() * shape.standardError() / there.length;
            freedom = Math.min(freedom, shape.degreesOfFreedom());
        }
        double share = (1.0 / there.length - 1 / all) / (1 - 1 / all);
        Estimate together = new Estimate(change, Math.sqrt(variance * share), freedom);
        return verdicts.level().plus(Bounded.of(together, levels));
    }

    private static Comparison comparison(
            LevelAndShape figures, int[] there, Bounded bounds, Response response, Limits limits) {
        double before = IntStream.of(there)
                .mapToDouble(figures::referenceCell)
                .average()
                .orElse(0);
        return bounds.comparison(Math.exp(before), response.tolerance(), limits);
    }

    private static boolean decided(Verdict verdict) {
        return verdict == Verdict.REGRESSION || verdict == Verdict.IMPROVEMENT;
    }
}
