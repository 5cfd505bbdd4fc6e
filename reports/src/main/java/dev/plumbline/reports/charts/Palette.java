package dev.plumbline.reports.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Colours that people with any kind of colour vision tell apart, and a marker with each, so that colour is never the only
 * difference. The colours are those of Okabe and Ito, "Color Universal Design" (2008), without yellow, which is too pale on white.
 */
final class Palette {

    static final Color PAPER = Color.WHITE;
    static final Color INK = new Color(0x222222);
    static final Color FAINT = new Color(0xdddddd);

    private static final List<Color> COLOURS = List.of(
            new Color(0x0072b2),
            new Color(0xd55e00),
            new Color(0x009e73),
            new Color(0xcc79a7),
            new Color(0xe69f00),
            new Color(0x56b4e9));
    private static final List<Marker> MARKERS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.SQUARE,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_DOWN,
            SeriesMarkers.CROSS);

    private Palette() {}

    static Color colour(int curve) {
        return COLOURS.get(curve % COLOURS.size());
    }

    static Marker marker(int curve) {
        return MARKERS.get(curve % MARKERS.size());
    }

    /** The curve's colour, drawn back towards grey: what was there before. */
    static Color baseline(int curve) {
        Color colour = colour(curve);
        return new Color((colour.getRed() + 170) / 2, (colour.getGreen() + 170) / 2, (colour.getBlue() + 170) / 2);
    }

    static BasicStroke solid() {
        return new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke dashed() {
        return new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {7f, 5f}, 0f);
    }

    static BasicStroke thin() {
        return new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }
}
