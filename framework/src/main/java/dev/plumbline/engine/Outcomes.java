package dev.plumbline.engine;

import dev.plumbline.model.Cell;
import dev.plumbline.model.Expectation;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the leaves of one experiment report. */
final class Outcomes {

    private final Outcome otherwise;
    private final Map<String, Outcome> byTreatment;
    private final Map<String, Expectation> expectations;

    private Outcomes(Outcome otherwise, Map<String, Outcome> byTreatment, Map<String, Expectation> expectations) {
        this.otherwise = otherwise;
        this.byTreatment = byTreatment;
        this.expectations = expectations;
    }

    /**
     * What one leaf reports.
     *
     * @param verdict its verdict; {@code null} where nothing was to be judged
     * @param sentence why, in words
     * @param cause what stands behind a broken one; {@code null} for none
     */
    record Outcome(
            @Nullable Verdict verdict,
            String sentence,
            @Nullable Throwable cause) {}

    /** Every leaf is broken by the same. */
    static Outcomes broken(String sentence) {
        return broken(sentence, null);
    }

    /** Every leaf is broken by the same. */
    static Outcomes broken(String sentence, @Nullable Throwable cause) {
        return new Outcomes(new Outcome(Verdict.BROKEN, sentence, cause), Map.of(), Map.of());
    }

    /** Nothing was to be judged. */
    static Outcomes unjudged(String sentence) {
        return new Outcomes(new Outcome(null, sentence, null), Map.of(), Map.of());
    }

    /** Each leaf reports its own rows of the verdict table; the whole sweep the judgement's own verdict. */
    static Outcomes judged(Judgement judgement, Map<String, Throwable> causes) {
        Map<String, List<Cell>> rows = new HashMap<>();
        judgement
                .cells()
                .forEach(cell -> rows.computeIfAbsent(cell.treatment(), treatment -> new ArrayList<>())
                        .add(cell));
        Map<String, Outcome> byTreatment = new HashMap<>();
        rows.forEach((treatment, cells) -> byTreatment.put(treatment, merged(cells, causes.get(treatment))));
        Map<String, Expectation> expectations = new HashMap<>();
        judgement.expected().forEach(expectation -> expectations.put(expectation.text(), expectation));
        return new Outcomes(new Outcome(judgement.verdict(), judgement.sentence(), null), byTreatment, expectations);
    }

    /** These outcomes, with another one for the whole sweep. */
    Outcomes withSweep(Verdict verdict, String sentence) {
        return new Outcomes(new Outcome(verdict, sentence, null), byTreatment, expectations);
    }

    /** What a treatment's leaf reports, or without one that of the whole sweep. */
    Outcome of(Optional<String> treatment) {
        return treatment.map(id -> byTreatment.getOrDefault(id, otherwise)).orElse(otherwise);
    }

    /** Whether an expectation came out; empty where nothing was judged, which the whole sweep tells. */
    Optional<Expectation> expectation(String text) {
        return Optional.ofNullable(expectations.get(text));
    }

    private static Outcome merged(List<Cell> cells, @Nullable Throwable cause) {
        Verdict verdict = Verdict.merge(cells.stream().map(Cell::verdict).toList());
        String sentence = cells.stream()
                .filter(cell -> cell.verdict() == verdict)
                .map(Cell::sentence)
                .reduce((one, other) -> one + "; " + other)
                .orElseThrow();
        return new Outcome(verdict, sentence, verdict == Verdict.BROKEN ? cause : null);
    }
}
