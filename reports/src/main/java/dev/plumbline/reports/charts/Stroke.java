package dev.plumbline.reports.charts;

import java.util.List;

/** How a line is drawn. */
enum Stroke {
    SOLID(2, List.of()),
    DASHED(2, List.of(7, 5)),
    THIN(1.4, List.of()),
    MARK(1.2, List.of(3, 3)),
    HAIR(1, List.of());

    private final double width;

    @SuppressWarnings("ImmutableEnumChecker") // nobody can change this list
    private final List<Integer> dashes;

    Stroke(double width, List<Integer> dashes) {
        this.width = width;
        this.dashes = dashes;
    }

    double width() {
        return width;
    }

    /** Lengths of line and gap by turns; empty for a line without gaps. */
    List<Integer> dashes() {
        return dashes;
    }
}
