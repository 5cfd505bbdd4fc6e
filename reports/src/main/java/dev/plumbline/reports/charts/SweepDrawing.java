package dev.plumbline.reports.charts;

import dev.plumbline.reports.text.Figures;
import dev.plumbline.reports.text.Safe;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** A sweep on paper: title, legend, and below each other the panels of total and average. */
final class SweepDrawing {

    private static final int WIDTH = 760;
    private static final int PANEL = 270;
    private static final int MARGIN = 20;
    private static final int TITLE = 40;

    private final Sweep sweep;
    private final List<Curve> curves;
    private final String part;
    private final List<Spot> spots = new ArrayList<>();

    private SweepDrawing(Sweep sweep, int from) {
        this.sweep = sweep;
        int all = sweep.curves().size();
        int to = Math.min(all, from + Charts.CURVES);
        this.curves = sweep.curves().subList(from, to);
        this.part = curves.size() == all ? "" : " (curves " + (from + 1) + " to " + to + " of " + all + ")";
    }

    /** Draws the curves from {@code from} on, as many as one drawing holds. */
    static Chart draw(Sweep sweep, int from) {
        SweepDrawing drawing = new SweepDrawing(sweep, from);
        String svg = drawing.svg();
        return new Chart(drawing.title(), drawing.description(), svg, drawing.spots);
    }

    private String title() {
        return Safe.line(sweep.response().name(), 60) + " over "
                + Safe.line(sweep.axis().factor(), 60) + part;
    }

    /** What stands beside each vertical axis, from the top panel to the bottom one. */
    private List<String> verticals() {
        return sweep.summed() ? List.of(vertical("total"), vertical("per machine")) : List.of(vertical(""));
    }

    private String svg() {
        List<String> verticals = verticals();
        int most = TITLE + Legend.ROW * (curves.size() + 2) + verticals.size() * PANEL + MARGIN;
        return Svg.draw(WIDTH, most, title(), description(), pen -> paint(pen, verticals));
    }

    /** Returns the height that was needed. */
    private int paint(Graphics2D pen, List<String> verticals) {
        pen.setColor(Palette.INK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        pen.drawString(title(), MARGIN, 26);
        int y = TITLE
                + new Legend(curves, sweep.fresh(), sweep.reference()).paint(pen, MARGIN, WIDTH - MARGIN, TITLE)
                + 6;
        List<Curve> shown = curves;
        for (String vertical : verticals) {
            Graphics2D panel = (Graphics2D) pen.create();
            panel.translate(0, y);
            for (Spot spot : Panel.paint(panel, new Dimension(WIDTH, PANEL), sweep, shown, vertical)) {
                spots.add(new Spot(spot.x(), spot.y() + y, spot.treatment(), spot.response()));
            }
            panel.dispose();
            y += PANEL;
            shown = curves.stream().map(Curve::perMachine).toList();
        }
        return y;
    }

    private String vertical(String what) {
        String unit = sweep.response().unit();
        return (Safe.line(sweep.response().name(), 30) + (what.isEmpty() ? "" : ", " + what))
                + (unit.isEmpty() ? "" : " (" + Safe.line(unit, 20) + ")");
    }

    /** In words: where each curve begins, where it is highest, where it ends. */
    private String description() {
        StringBuilder text = new StringBuilder(title())
                .append(": ")
                .append(String.join("; ", verticals()))
                .append(". Horizontal axis: ")
                .append(sweep.axis().title())
                .append('.');
        for (Curve curve : curves) {
            List<Point> points = curve.points().stream()
                    .filter(point -> point.value() != null)
                    .toList();
            Point highest = points.stream()
                    .reduce((a, b) -> value(b) > value(a) ? b : a)
                    .orElseThrow();
            text.append(' ')
                    .append(curve.name().isEmpty() ? "This run" : Safe.line(curve.name(), 60))
                    .append(": ")
                    .append(at(points.get(0)))
                    .append(", highest ")
                    .append(at(highest))
                    .append(", last ")
                    .append(at(points.get(points.size() - 1)))
                    .append('.');
        }
        if (curves.stream().anyMatch(Curve::hasBaseline)) {
            text.append(" The baseline is dashed.");
        }
        return text.append(" The vertical axis starts at zero; an interval that reaches above it is cut off.")
                .toString();
    }

    private String at(Point point) {
        return Figures.value(value(point), sweep.response().unit()) + " at "
                + sweep.axis().label(point.x());
    }

    private static double value(Point point) {
        Double value = point.value();
        return value == null ? Double.NaN : value;
    }
}
