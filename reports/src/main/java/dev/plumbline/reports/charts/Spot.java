package dev.plumbline.reports.charts;

/**
 * Where a treatment stands on a drawing, so that a page can say more of it there.
 *
 * @param x pixels from the drawing's left edge
 * @param y pixels from its upper edge
 * @param treatment the treatment's id
 * @param response the response's name
 */
public record Spot(double x, double y, String treatment, String response) {}
