package dev.plumbline.reports.charts;

/**
 * A finished drawing.
 *
 * @param name what it shows, in a few words, as in {@code iops over vms}
 * @param description what it shows, in sentences, for whoever cannot see it
 * @param svg the drawing, as a whole SVG document with its own background
 */
public record Chart(String name, String description, String svg) {}
