package dev.plumbline.reports.source;

import dev.plumbline.model.Expectation;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One experiment of a run: what was asked, how it was measured, and what came out.
 *
 * @param session what was measured
 * @param judgement what it came out as; {@code null} when the run ended before that
 * @param treatments the treatments that were to be measured, in declared order
 * @param fixtures the set-ups and tear-downs, by what they served
 * @param stopped when its last trial or tear-down ended
 */
public record ExperimentReport(
        Session session,
        @Nullable Judgement judgement,
        List<TreatmentReport> treatments,
        List<ServedFixtures> fixtures,
        Instant stopped) {

    static final String UNJUDGED = "The run ended before this session was judged: there is no verdict.";

    /** Copies the lists. */
    public ExperimentReport {
        treatments = List.copyOf(treatments);
        fixtures = List.copyOf(fixtures);
    }

    /** The verdict on the whole sweep; {@code null} when the run ended before it. */
    public @Nullable Verdict verdict() {
        return judgement == null ? null : judgement.verdict();
    }

    /** One sentence on the whole sweep. */
    public String sentence() {
        return judgement == null ? UNJUDGED : judgement.sentence();
    }

    /** Whether what was expected came out; empty where nothing was, or the run ended before it could be told. */
    public List<Expectation> expected() {
        return judgement == null ? List.of() : judgement.expected();
    }
}
