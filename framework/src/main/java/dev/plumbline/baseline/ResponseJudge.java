package dev.plumbline.baseline;

import dev.plumbline.model.Cell;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Interval;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.Verdict;
import dev.plumbline.statistics.ConfidenceInterval;
import dev.plumbline.statistics.Estimate;
import dev.plumbline.statistics.LogSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges one response of one session: a cell for each treatment, and the level. */
final class ResponseJudge {

    private static final double CONFIDENCE = 0.95;

    private final Session session;
    private final Response response;
    private final List<SweepValues> arms;
    private final SweepValues fresh;
    private final Limiter limiter;
    private final Map<String, Treatment> treatments;

    /**
     * What came out.
     *
     * @param baselines ids of the stored sessions it was held against
     * @param findings what is said of the whole sweep, the level first
     * @param gaps the treatments that cannot be judged, each with its reason
     * @param notes remarks on the stored sessions
     */
    record Result(
            List<String> baselines, List<Cell> cells, List<Finding> findings, List<String> gaps, List<String> notes) {}

    /**
     * A judge.
     *
     * @param arms the values on both arms, first and second; empty for a session without arms
     */
    ResponseJudge(Session session, Response response, List<SweepValues> arms, SweepValues fresh, Limiter limiter) {
        this.session = session;
        this.response = response;
        this.arms = arms;
        this.fresh = fresh;
        this.limiter = limiter;
        this.treatments = session.experiment().treatments().stream()
                .collect(Collectors.toMap(Treatment::id, treatment -> treatment, (a, b) -> a));
    }

    Result judge(Opposite opposite) {
        SweepTables tables = opposite.tables();
        if (tables == null) {
            Blanket obstacle = Objects.requireNonNull(opposite.obstacle(), "what cannot be compared has a reason");
            return blanket(obstacle, opposite.notes());
        }
        SweepComparison comparison = new SweepComparison(response, tables, opposite.against(), opposite.caveat());
        Map<String, SweepComparison.Leaf> leaves = comparison.leaves(this::displayName);
        Blanket absent = new Blanket(Verdict.NO_BASELINE, "a stored session lacks this treatment, or a trial of it");
        List<Cell> cells = new ArrayList<>();
        for (String id : session.design().treatments()) {
            SweepComparison.Leaf leaf = leaves.get(id);
            cells.add(leaf == null ? cell(id, absent) : cell(id, leaf));
        }
        List<Finding> findings = new ArrayList<>(List.of(comparison.level()));
        findings.addAll(comparison.contrasts(session));
        findings.addAll(curves(tables));
        return new Result(opposite.ids(), cells, findings, gaps(), opposite.notes());
    }

    private Result blanket(Blanket blanket, List<String> notes) {
        List<Cell> cells = session.design().treatments().stream()
                .map(id -> cell(id, blanket))
                .toList();
        Finding level =
                new Finding(Finding.Kind.LEVEL, response.name(), "", blanket.verdict(), null, blanket.toString());
        List<Finding> findings = new ArrayList<>(List.of(level));
        List<String> whole = fresh.wholeTreatments();
        if (!whole.isEmpty()) {
            findings.addAll(curves(new SweepTables(whole, fresh.table(whole), List.of(), false, null)));
        }
        return new Result(List.of(), cells, findings, gaps(), notes);
    }

    /** What is to be said of the curves: jumps first, since no slope is given across one. */
    private List<Finding> curves(SweepTables tables) {
        Breaks breaks = new Breaks(session, response, tables.treatments(), tables.fresh());
        List<Finding> findings = new ArrayList<>(breaks.findings());
        findings.addAll(Curves.of(session, response, tables, breaks));
        return findings;
    }

    private Cell cell(String id, SweepComparison.Leaf leaf) {
        return cell(id, leaf.verdict(), leaf.own(), leaf.shape(), leaf.sentence());
    }

    private Cell cell(String id, Blanket blanket) {
        String gap = gap(id);
        return gap.isEmpty()
                ? cell(id, blanket.verdict(), null, null, blanket.toString())
                : cell(id, Verdict.BROKEN, null, null, Sentences.broken(response.name(), displayName(id), gap));
    }

    private Cell cell(
            String id, Verdict verdict, @Nullable Comparison own, @Nullable Comparison shape, String sentence) {
        List<Double> logs = row(fresh, id).logs();
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

    private static Interval interval(Estimate mean) {
        ConfidenceInterval ratio = mean.interval(CONFIDENCE).exponentiated();
        return new Interval(ratio.low(), ratio.high(), CONFIDENCE);
    }

    private List<String> gaps() {
        return session.design().treatments().stream()
                .filter(id -> !gap(id).isEmpty())
                .map(id -> displayName(id) + " " + gap(id))
                .toList();
    }

    /** Why a treatment cannot be judged; on arms it needs both. */
    private String gap(String id) {
        for (int arm = 0; arm < arms.size(); arm++) {
            String gap = row(arms.get(arm), id).gap();
            if (!gap.isEmpty()) {
                return gap + " on arm " + session.design().arms().get(arm);
            }
        }
        return arms.isEmpty() ? row(fresh, id).gap() : "";
    }

    private static SweepValues.Row row(SweepValues values, String id) {
        return values.row(id).orElse(new SweepValues.Row(List.of(), "was not measured"));
    }

    private String displayName(String id) {
        Treatment treatment = treatments.get(id);
        return treatment == null ? id : treatment.displayName();
    }
}
