package dev.plumbline.reports.charts;

import dev.plumbline.reports.text.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Draws the curves of a panel: first what was before, then intervals, then values, last what a mouse finds. */
final class PlotCurves {

    static final double BAND = 0.2;

    /** More points than this are a line: their symbols would cover each other. */
    private static final int MARKED = 60;

    private final Pen pen;
    private final Plot plot;
    private final Sheet sheet;
    private final Panel panel;
    private final List<String> names;

    PlotCurves(Pen pen, Plot plot, Sheet sheet, Panel panel) {
        this.pen = pen;
        this.plot = plot;
        this.sheet = sheet;
        this.panel = panel;
        this.names = sheet.names();
    }

    void draw() {
        panel.curves().forEach(this::band);
        panel.curves().forEach(this::curve);
        panel.curves().forEach(this::spots);
    }

    private void band(Curve curve) {
        double share = sheet.key().tolerance();
        if (share <= 0 || !curve.has(Dot::before)) {
            return;
        }
        for (List<Dot> run : runs(curve, Dot::before)) {
            List<At> corners = new ArrayList<>();
            run.forEach(dot -> corners.addAll(edge(curve, dot, 1 + share, -1)));
            for (int i = run.size() - 1; i >= 0; i--) {
                corners.addAll(edge(curve, run.get(i), 1 - share, 1));
            }
            pen.area(corners, Ink.past(index(curve)), BAND);
        }
    }

    /** One edge of the band at a point; where points are not joined, a piece as wide as the point's place. */
    private List<At> edge(Curve curve, Dot dot, double factor, int direction) {
        At at = new At(x(curve, dot), plot.y(Dot.number(dot.before()) * factor));
        return sheet.across().joined()
                ? List.of(at)
                : List.of(new At(at.x() + direction * half(), at.y()), new At(at.x() - direction * half(), at.y()));
    }

    private double half() {
        double step = sheet.across().aside(panel.curves().size());
        return Math.max(4, Math.min(14, Math.abs(plot.x(step) - plot.x(0)) * 0.4));
    }

    private void curve(Curve curve) {
        int index = index(curve);
        for (List<Dot> run : runs(curve, Dot::before)) {
            lines(curve, run, Dot::before, Ink.past(index), Stroke.DASHED);
        }
        intervals(curve, index);
        if (sheet.across().joined()) {
            Stroke stroke = sheet.key().thin() ? Stroke.THIN : Stroke.SOLID;
            runs(curve, Dot::value).forEach(run -> lines(curve, run, Dot::value, Ink.curve(index), stroke));
        }
        List<Dot> shown = curve.shown();
        boolean marked = shown.size() <= MARKED || !sheet.across().joined();
        double radius = sheet.key().thin() ? 2.5 : shown.size() > MARKED ? 2 : 4;
        for (Dot dot : shown) {
            At at = new At(x(curve, dot), plot.y(Dot.number(dot.value())));
            if (marked) {
                pen.area(Symbol.of(index).around(at, radius), Ink.curve(index), 1);
            }
            if (dot.ringed()) {
                ring(pen, at);
            }
        }
    }

    private void intervals(Curve curve, int index) {
        boolean dense = curve.dots().size() > MARKED;
        for (Dot dot : curve.dots()) {
            if (dot.low() != null && dot.high() != null) {
                double x = x(curve, dot);
                double top = plot.y(dot.high());
                double bottom = plot.y(dot.low());
                if (dense) {
                    pen.line(List.of(new At(x, top), new At(x, bottom)), Ink.curve(index), Stroke.HAIR);
                } else {
                    whisker(pen, x, top, bottom, Ink.curve(index));
                }
            }
        }
    }

    private void lines(Curve curve, List<Dot> run, Function<Dot, @Nullable Double> part, Ink ink, Stroke stroke) {
        if (sheet.across().joined()) {
            if (run.size() > 1) {
                pen.line(run.stream().map(dot -> at(curve, dot, part)).toList(), ink, stroke);
            }
            return;
        }
        for (Dot dot : run) {
            At at = at(curve, dot, part);
            pen.line(List.of(new At(at.x() - half(), at.y()), new At(at.x() + half(), at.y())), ink, stroke);
        }
    }

    private At at(Curve curve, Dot dot, Function<Dot, @Nullable Double> part) {
        return new At(x(curve, dot), plot.y(Dot.number(part.apply(dot))));
    }

    /** A line is interrupted where a value is missing; points that are not joined stand alone. */
    private List<List<Dot>> runs(Curve curve, Function<Dot, @Nullable Double> part) {
        List<List<Dot>> runs = new ArrayList<>();
        List<Dot> run = new ArrayList<>();
        for (Dot dot : curve.dots()) {
            boolean there = part.apply(dot) != null;
            if (there) {
                run.add(dot);
            }
            if (!run.isEmpty() && (!there || !sheet.across().joined())) {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    private void spots(Curve curve) {
        for (Dot dot : curve.shown()) {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put(sheet.across().points(), dot.id());
            facts.put("response", panel.response());
            facts.put("panel", panel.title());
            fact(facts, "value", dot.value());
            fact(facts, "low", dot.low());
            fact(facts, "high", dot.high());
            fact(facts, "baseline", dot.before());
            pen.spot(new At(x(curve, dot), plot.y(Dot.number(dot.value()))), facts, tip(curve, dot));
        }
    }

    private String tip(Curve curve, Dot dot) {
        String name = dot.name().isEmpty() ? curve.name() : dot.name();
        String value = Words.value(panel, Dot.number(dot.value()));
        String interval = dot.low() == null || dot.high() == null
                ? ""
                : " (" + Figures.number(dot.low()) + " to " + Figures.number(dot.high()) + ")";
        String before =
                dot.before() == null ? "" : "; " + sheet.key().before() + " " + Words.value(panel, dot.before());
        return name + (name.isEmpty() ? "" : ": ") + value + interval + before;
    }

    private static void fact(Map<String, String> facts, String name, @Nullable Double value) {
        if (value != null) {
            facts.put(name, Figures.number(value));
        }
    }

    private double x(Curve curve, Dot dot) {
        int curves = names.size();
        double offset = (index(curve) - (curves - 1) / 2.0) * sheet.across().aside(curves);
        return plot.x(dot.x() + offset);
    }

    private int index(Curve curve) {
        return names.indexOf(curve.name());
    }

    static void whisker(Pen pen, double x, double top, double bottom, Ink ink) {
        pen.line(List.of(new At(x, top), new At(x, bottom)), ink, Stroke.THIN);
        for (double y : new double[] {top, bottom}) {
            pen.line(List.of(new At(x - 3, y), new At(x + 3, y)), ink, Stroke.THIN);
        }
    }

    static void ring(Pen pen, At at) {
        List<At> around = new ArrayList<>(Symbol.CIRCLE.around(at, 8));
        around.add(around.get(0));
        pen.line(around, Ink.ALERT, Stroke.SOLID);
    }
}
