package dev.plumbline.reports.sweeps;

import dev.plumbline.model.Cell;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.Interval;
import dev.plumbline.model.Verdict;
import dev.plumbline.reports.text.Safe;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A treatment and a response: a row of the verdict table. What is not known is {@code null}, and figures have nine digits,
 * enough to be rounded once more.
 *
 * @param at the treatment's levels, as places in {@link Details#factors()}
 * @param response the response, as a place in {@link Details#responses()}
 * @param verdict its verdict
 * @param value the mean over its trials
 * @param in the mean's interval, from low to high
 * @param baseline what it is held against
 * @param ratio new over old
 * @param within the ratio's interval, from low to high
 * @param tolerance the share by which it may move
 * @param limiter what limited it; {@code null} where nothing named did
 * @param page Allure's id of the treatment's result
 */
public record Row(
        List<Integer> at,
        int response,
        @Nullable Verdict verdict,
        @Nullable Double value,
        @Nullable List<Double> in,
        @Nullable Double baseline,
        @Nullable Double ratio,
        @Nullable List<Double> within,
        @Nullable Double tolerance,
        @Nullable String limiter,
        @Nullable String page) {

    private static final MathContext DIGITS = new MathContext(9);

    static Row of(List<Integer> at, int response, Cell cell, @Nullable String page) {
        Comparison comparison = cell.comparison();
        Double mean = cell.mean();
        return new Row(
                at,
                response,
                cell.verdict(),
                mean == null ? null : round(mean),
                bounds(cell.interval()),
                comparison == null ? null : round(comparison.baseline()),
                comparison == null ? null : round(comparison.ratio()),
                comparison == null ? null : bounds(comparison.interval()),
                comparison == null ? null : comparison.tolerance(),
                cell.limiter().isEmpty() ? null : Safe.line(cell.limiter(), Safe.NAME),
                page);
    }

    /** A row without figures. */
    static Row unjudged(List<Integer> at, int response, @Nullable Verdict verdict, @Nullable String page) {
        return new Row(at, response, verdict, null, null, null, null, null, null, null, page);
    }

    private static @Nullable List<Double> bounds(@Nullable Interval interval) {
        return interval == null ? null : List.of(round(interval.low()), round(interval.high()));
    }

    private static double round(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
    }
}
