package dev.plumbline.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a session came out as.
 *
 * @param verdict the verdict on the whole sweep: that of its level and its findings, not of single treatments
 * @param sentence one sentence for people
 * @param baselines ids of the stored sessions it was held against, oldest first
 * @param cells one row for each treatment and response
 * @param findings what the analysis says about the sweep
 * @param environment how its environment differs from that of the stored sessions
 * @param histories the level of each response in the stored sessions and this one; empty where nothing is stored
 * @param expectations whether the shapes that the experiment states came out; {@code null} where it states none
 */
public record Judgement(
        Verdict verdict,
        String sentence,
        List<String> baselines,
        List<Cell> cells,
        List<Finding> findings,
        EnvironmentChange environment,
        List<History> histories,
        @Nullable List<Expectation> expectations) {

    /** Copies the lists. */
    public Judgement {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(environment, "environment");
        baselines = List.copyOf(baselines);
        cells = List.copyOf(cells);
        findings = List.copyOf(findings);
        histories = List.copyOf(histories);
        expectations = expectations == null || expectations.isEmpty() ? null : List.copyOf(expectations);
    }

    /** A judgement without expectations. */
    public Judgement(
            Verdict verdict,
            String sentence,
            List<String> baselines,
            List<Cell> cells,
            List<Finding> findings,
            EnvironmentChange environment,
            List<History> histories) {
        this(verdict, sentence, baselines, cells, findings, environment, histories, null);
    }

    /** A judgement to which no environment was compared, without histories. */
    public Judgement(
            Verdict verdict, String sentence, List<String> baselines, List<Cell> cells, List<Finding> findings) {
        this(verdict, sentence, baselines, cells, findings, EnvironmentChange.NONE, List.of());
    }

    /** This judgement with one more finding at its end. */
    public Judgement with(Finding finding) {
        List<Finding> more = new ArrayList<>(findings);
        more.add(finding);
        return new Judgement(verdict, sentence, baselines, cells, more, environment, histories, expectations);
    }

    /** This judgement with other histories. */
    public Judgement with(List<History> others) {
        return new Judgement(verdict, sentence, baselines, cells, findings, environment, others, expectations);
    }

    /** This judgement with what came out of expectations. */
    public Judgement withExpectations(List<Expectation> cameOut) {
        return new Judgement(verdict, sentence, baselines, cells, findings, environment, histories, cameOut);
    }

    /** The list of {@link #expectations()}; empty where there are none. */
    public List<Expectation> expected() {
        return expectations == null ? List.of() : expectations;
    }
}
