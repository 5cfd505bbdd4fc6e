package dev.plumbline.baseline;

import dev.plumbline.model.Cell;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Interval;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.Verdict;
import dev.plumbline.statistics.LogEstimate;
import dev.plumbline.statistics.LogSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges one response of one session: a cell for each treatment, and the level. */
final class ResponseJudge {

    private static final double CONFIDENCE = 0.95;

    private final Session session;
    private final Response response;
    private final SweepValues fresh;
    private final Limiter limiter;
    private final Map<String, Treatment> treatments;

    /**
     * What came out.
     *
     * @param baselines ids of the stored sessions it was held against
     * @param level the sweep's level
     * @param gaps the treatments that cannot be judged, each with its reason
     * @param notes remarks on the stored sessions
     */
    record Result(List<String> baselines, List<Cell> cells, Finding level, List<String> gaps, List<String> notes) {}

    ResponseJudge(Session session, Response response, Limiter limiter) {
        this.session = session;
        this.response = response;
        this.fresh = SweepValues.of(session, response);
        this.limiter = limiter;
        this.treatments = session.experiment().treatments().stream()
                .collect(Collectors.toMap(Treatment::id, treatment -> treatment, (a, b) -> a));
    }

    Result judge(ComparableSessions comparable) {
        BaselineChoice choice = BaselineChoice.of(fresh, response, comparable.sessions());
        Blanket obstacle = comparable.obstacle() != null ? comparable.obstacle() : choice.obstacle();
        return obstacle != null ? blanket(obstacle, choice.notes()) : compared(choice);
    }

    private Result compared(BaselineChoice choice) {
        Caveat caveat = Caveat.of(session, fresh, choice.values());
        SweepComparison comparison = new SweepComparison(response, fresh, choice, caveat);
        Map<String, SweepComparison.Leaf> leaves = comparison.leaves(this::displayName);
        Blanket absent = new Blanket(Verdict.NO_BASELINE, "a stored session lacks this treatment, or a trial of it");
        List<Cell> cells = new ArrayList<>();
        for (String id : session.design().treatments()) {
            SweepComparison.Leaf leaf = leaves.get(id);
            cells.add(leaf == null ? cell(id, absent) : cell(id, leaf));
        }
        return new Result(choice.ids(), cells, comparison.level(), gaps(), choice.notes());
    }

    private Result blanket(Blanket blanket, List<String> notes) {
        List<Cell> cells = session.design().treatments().stream()
                .map(id -> cell(id, blanket))
                .toList();
        Finding level =
                new Finding(Finding.Kind.LEVEL, response.name(), "", blanket.verdict(), null, blanket.toString());
        return new Result(List.of(), cells, level, gaps(), notes);
    }

    private Cell cell(String id, SweepComparison.Leaf leaf) {
        return cell(id, leaf.verdict(), leaf.own(), leaf.shape(), leaf.sentence());
    }

    private Cell cell(String id, Blanket blanket) {
        String gap = row(id).gap();
        return gap.isEmpty()
                ? cell(id, blanket.verdict(), null, null, blanket.toString())
                : cell(id, Verdict.BROKEN, null, null, Sentences.broken(response.name(), displayName(id), gap));
    }

    private Cell cell(
            String id, Verdict verdict, @Nullable Comparison own, @Nullable Comparison shape, String sentence) {
        List<Double> logs = row(id).logs();
        Optional<LogSample> sample = logs.isEmpty()
                ? Optional.empty()
                : Optional.of(LogSample.ofLogs(
                        logs.stream().mapToDouble(Double::doubleValue).toArray()));
        return new Cell(
                id,
                response.name(),
                logs.size(),
                sample.map(LogSample::geometricMean).orElse(null),
                sample.flatMap(LogSample::estimate).map(ResponseJudge::interval).orElse(null),
                verdict,
                own,
                shape,
                limiter.of(id),
                sentence);
    }

    private static Interval interval(LogEstimate mean) {
        double alpha = (1 - CONFIDENCE) / 2;
        return new Interval(Math.exp(mean.lower(alpha)), Math.exp(mean.upper(alpha)), CONFIDENCE);
    }

    private List<String> gaps() {
        return session.design().treatments().stream()
                .filter(id -> !row(id).whole())
                .map(id -> displayName(id) + " " + row(id).gap())
                .toList();
    }

    private SweepValues.Row row(String id) {
        return fresh.row(id).orElse(new SweepValues.Row(List.of(), "was not measured"));
    }

    private String displayName(String id) {
        Treatment treatment = treatments.get(id);
        return treatment == null ? id : treatment.displayName();
    }
}
