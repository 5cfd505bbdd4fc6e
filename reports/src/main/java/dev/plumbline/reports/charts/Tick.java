package dev.plumbline.reports.charts;

/**
 * A mark on an axis.
 *
 * @param at its place, in the axis' own unit
 * @param text what stands beside it
 */
record Tick(double at, String text) {}
