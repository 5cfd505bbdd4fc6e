package dev.plumbline.reports.charts;

import java.util.List;

/** A horizontal axis. */
interface Across {

    /** What it is of, with its unit. */
    String title();

    /** Its left end. */
    double from();

    /** Its right end, greater than {@link #from()}. */
    double to();

    /** Its marks, as many as have room in so many pixels. */
    List<Tick> ticks(double pixels);

    /** What a place on it is called. */
    String label(double at);

    /** Whether there is something between two marks, so that points may be joined. */
    boolean joined();

    /** What its points are of, as {@code treatment}: a word that scripts find their names by. */
    default String points() {
        return "treatment";
    }

    /** How far apart two curves stand at the same place, or of two equal ones only the later would be seen. */
    double aside(int curves);
}
