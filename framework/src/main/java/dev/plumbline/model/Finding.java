package dev.plumbline.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that the analysis says about a whole sweep.
 *
 * @param kind what it is about
 * @param response the response it concerns; {@code ""} where it concerns none
 * @param subject a part of the sweep, as in {@code placement=PACKED}; {@code ""} for all of it
 * @param verdict its verdict; {@code null} for a remark that has none
 * @param comparison the figures; {@code null} where there are none
 * @param sentence one sentence for people
 * @param place where along a numeric factor it is; {@code null} for nowhere in particular
 */
public record Finding(
        Kind kind,
        String response,
        String subject,
        @Nullable Verdict verdict,
        @Nullable Comparison comparison,
        String sentence,
        @Nullable Place place) {

    /** Rejects a finding that says nothing. */
    public Finding {
        Objects.requireNonNull(kind, "kind");
        if (sentence.isBlank()) {
            throw new IllegalArgumentException("a finding says something");
        }
    }

    /** A finding that is nowhere in particular. */
    public Finding(
            Kind kind,
            String response,
            String subject,
            @Nullable Verdict verdict,
            @Nullable Comparison comparison,
            String sentence) {
        this(kind, response, subject, verdict, comparison, sentence, null);
    }

    /** What a finding is about. */
    public enum Kind {
        /** How far the whole sweep moved. */
        LEVEL,
        /** How far all treatments at one level of a factor moved, where many treatments moved. */
        CONTRAST,
        /** By how much a response changes from one level of a numeric factor to the next. */
        SLOPE,
        /** Where a curve bends. */
        KNEE,
        /** Where a curve is highest. */
        PEAK,
        /** Where a curve jumps, and what explains that. */
        BREAK,
        /** A check on the design: confounding, lost trials, what was not measured. */
        DESIGN,
        /** What the lab or the load generator limited. */
        LIMIT,
        /** Anything else a reader should know. */
        NOTE
    }
}
