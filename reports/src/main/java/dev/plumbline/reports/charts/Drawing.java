package dev.plumbline.reports.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Strokes that are kept, to be drawn with any pen later. */
final class Drawing implements Pen {

    private final int width;
    private final List<Consumer<Pen>> strokes = new ArrayList<>();
    private final List<Spot> spots = new ArrayList<>();
    private int height;

    Drawing(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Makes it reach down to here. */
    void end(int y) {
        height = y;
    }

    /** Where treatments stand on it. */
    List<Spot> spots() {
        return List.copyOf(spots);
    }

    void onto(Pen pen) {
        strokes.forEach(stroke -> stroke.accept(pen));
    }

    @Override
    public void line(List<At> through, Ink ink, Stroke stroke) {
        List<At> kept = List.copyOf(through);
        strokes.add(pen -> pen.line(kept, ink, stroke));
    }

    @Override
    public void area(List<At> corners, Ink ink, double opacity) {
        List<At> kept = List.copyOf(corners);
        strokes.add(pen -> pen.area(kept, ink, opacity));
    }

    @Override
    public void text(String text, At at, Anchor anchor, Type type, Ink ink) {
        strokes.add(pen -> pen.text(text, at, anchor, type, ink));
    }

    @Override
    public void spot(At at, Map<String, String> facts, String tip) {
        strokes.add(pen -> pen.spot(at, facts, tip));
        String treatment = facts.get("treatment");
        if (treatment != null) {
            spots.add(new Spot(at.x(), at.y(), treatment, facts.getOrDefault("response", "")));
        }
    }
}
