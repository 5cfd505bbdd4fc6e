package dev.plumbline.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One treatment and one response: a row of the verdict table.
 *
 * @param treatment the treatment's id
 * @param response the response's name
 * @param trials complete trials behind it
 * @param mean their geometric mean, in the response's unit; {@code null} without a trial
 * @param interval the mean's confidence interval over trials; {@code null} where the data give none
 * @param verdict its verdict: that of the level and its own shape, whichever is worse
 * @param comparison its own ratio to the baseline, level included; {@code null} without a baseline
 * @param shape its own ratio beyond the level's; {@code null} without a baseline
 * @param limiter what limited it, in words; {@code ""} where nothing named did
 * @param sentence one sentence for people: what moved, by how much, with which interval
 */
public record Cell(
        String treatment,
        String response,
        int trials,
        @Nullable Double mean,
        @Nullable Interval interval,
        Verdict verdict,
        @Nullable Comparison comparison,
        @Nullable Comparison shape,
        String limiter,
        String sentence) {

    /** Rejects a row without a verdict. */
    public Cell {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(sentence, "sentence");
    }
}
