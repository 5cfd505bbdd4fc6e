package dev.plumbline.reports.charts;

/**
 * Something that is marked at a place of the horizontal axis, and explained below the chart.
 *
 * @param x where
 * @param curve the curve it concerns; {@code ""} for all
 * @param sentence what is to be said
 */
record Sign(double x, String curve, String sentence) {}
