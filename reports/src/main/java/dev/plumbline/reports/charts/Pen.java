package dev.plumbline.reports.charts;

import java.util.List;
import java.util.Map;

/** What a drawing is made with. */
interface Pen {

    /** Where a text stands relative to its place, along the line. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** Sizes of text, in pixels of the drawing. */
    enum Type {
        TITLE(16, true),
        NAME(13, true),
        PLAIN(13, false),
        SMALL(12, false);

        private final int size;
        private final boolean bold;

        Type(int size, boolean bold) {
            this.size = size;
            this.bold = bold;
        }

        int size() {
            return size;
        }

        boolean bold() {
            return bold;
        }
    }

    /** A line through places. */
    void line(List<At> through, Ink ink, Stroke stroke);

    /**
     * A filled shape.
     *
     * @param opacity from 0 to 1
     */
    void area(List<At> corners, Ink ink, double opacity);

    /**
     * One line of text.
     *
     * @param at its place on the base line
     */
    void text(String text, At at, Anchor anchor, Type type, Ink ink);

    /**
     * A place that a script or a mouse can find, and that nobody sees.
     *
     * @param facts what is there, by name in lower case
     * @param tip the same for people, in a few words
     */
    void spot(At at, Map<String, String> facts, String tip);
}
