package dev.plumbline.reports.charts;

import java.util.List;

/**
 * A finished drawing.
 *
 * @param name what it shows, in a few words, as in {@code iops over vms}
 * @param description what it shows, in sentences, for whoever cannot see it
 * @param svg the drawing, as a whole SVG document with its own background
 * @param spots where treatments stand on it; empty on a drawing that has no points of treatments
 */
public record Chart(String name, String description, String svg, List<Spot> spots) {

    /** Copies the spots. */
    public Chart {
        spots = List.copyOf(spots);
    }

    /** A drawing without points of treatments. */
    public Chart(String name, String description, String svg) {
        this(name, description, svg, List.of());
    }
}
