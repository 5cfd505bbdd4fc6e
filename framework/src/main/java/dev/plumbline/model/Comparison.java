package dev.plumbline.model;

import org.jspecify.annotations.Nullable;

/**
 * A value held against its baseline. Ratios are new over old, so 0.87 is a fall by 13 %.
 *
 * @param baseline the baseline's value, in the response's unit
 * @param ratio new over old; greater than 0
 * @param interval the ratio's confidence interval; {@code null} where the data give none
 * @param tolerance the share by which it may move before that matters
 */
public record Comparison(
        double baseline, double ratio, @Nullable Interval interval, double tolerance) {}
