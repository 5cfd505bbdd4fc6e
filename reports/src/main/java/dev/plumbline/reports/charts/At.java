package dev.plumbline.reports.charts;

/**
 * A place on a drawing.
 *
 * @param x pixels from its left edge
 * @param y pixels from its top edge
 */
record At(double x, double y) {}
