package dev.plumbline.reports.charts;

import dev.plumbline.reports.text.Figures;
import dev.plumbline.reports.text.Safe;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.style.markers.Marker;

/** What the lines mean, in rows that wrap: one entry for each curve, then one for what every curve has beside it. */
final class Legend {

    static final int ROW = 22;

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final int SAMPLE = 34;
    private static final int GAP = 26;

    private final List<Entry> entries = new ArrayList<>();

    Legend(List<Curve> curves, String fresh, String reference) {
        for (int i = 0; i < curves.size(); i++) {
            String name = curves.get(i).name();
            entries.add(new Entry(
                    Safe.line(name.isEmpty() ? fresh : name, 60),
                    Palette.colour(i),
                    Palette.solid(),
                    Palette.marker(i)));
        }
        Color general = curves.size() == 1 ? Palette.baseline(0) : Color.GRAY;
        if (curves.stream().anyMatch(Curve::hasBaseline)) {
            entries.add(new Entry(Safe.line(reference, 60), general, Palette.dashed(), null));
        }
        curves.stream()
                .flatMap(curve -> curve.points().stream())
                .map(Point::interval)
                .filter(interval -> interval != null)
                .findFirst()
                .ifPresent(interval -> entries.add(new Entry(
                        Figures.percent(interval.confidence()) + " interval", Color.GRAY, Palette.thin(), null)));
    }

    /** Paints it from the left to the right margin. */
    int paint(Graphics2D pen, int left, int right, int top) {
        pen.setFont(FONT);
        int x = left;
        int y = top;
        for (Entry entry : entries) {
            int width = SAMPLE + 6 + pen.getFontMetrics().stringWidth(entry.text());
            if (x > left && x + width > right) {
                x = left;
                y += ROW;
            }
            entry.paint(pen, x, y + ROW / 2);
            x += width + GAP;
        }
        return y + ROW - top;
    }

    private record Entry(
            String text,
            Color colour,
            BasicStroke stroke,
            @Nullable Marker marker) {

        void paint(Graphics2D pen, int x, int middle) {
            pen.setColor(colour);
            pen.setStroke(stroke);
            pen.draw(new Line2D.Double(x, middle, x + SAMPLE, middle));
            if (marker != null) {
                marker.paint(pen, x + SAMPLE / 2.0, middle, 8);
            }
            pen.setColor(Palette.INK);
            pen.drawString(text, x + SAMPLE + 6, middle + 5);
        }
    }
}
