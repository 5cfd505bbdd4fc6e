package dev.plumbline.reports.charts;

import dev.plumbline.reports.text.Safe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A sheet on paper: title, legend, the panels below each other, and what is to be said. */
final class SheetDrawing {

    private static final int WIDTH = 760;
    private static final int MARGIN = 20;
    private static final int LINE = 18;

    /** How high the space between the axes of one panel is, where there are few and where there are many. */
    private static final int HIGH = 215;

    private static final int LOW = 150;

    /** So many signs are explained; the others are drawn without a number. */
    static final int SIGNS = 8;

    private final Sheet sheet;
    private final Drawing pen = new Drawing(WIDTH);
    private final Map<Double, List<Integer>> numbers = new TreeMap<>();

    private SheetDrawing(Sheet sheet) {
        this.sheet = sheet;
        for (int i = 0; i < sheet.signs().size(); i++) {
            numbers.computeIfAbsent(sheet.signs().get(i).x(), x -> new ArrayList<>())
                    .add(i);
        }
    }

    static Drawing of(Sheet sheet) {
        SheetDrawing drawing = new SheetDrawing(sheet);
        drawing.draw();
        return drawing.pen;
    }

    private void draw() {
        int y = 26;
        for (String line : TextRoom.lines(sheet.title(), WIDTH - 2 * MARGIN, Pen.Type.TITLE)) {
            pen.text(line, new At(MARGIN, y), Pen.Anchor.START, Pen.Type.TITLE, Ink.TEXT);
            y += 22;
        }
        y = new Legend(sheet).draw(pen, MARGIN, WIDTH - MARGIN, y - 8);
        int height = sheet.panels().size() > 2 ? LOW : HIGH;
        for (int i = 0; i < sheet.panels().size(); i++) {
            y = panel(sheet.panels().get(i), y, height);
        }
        pen.text(
                Safe.line(sheet.across().title(), 100),
                new At((Plot.LEFT + WIDTH - Plot.RIGHT) / 2.0, y + 14),
                Pen.Anchor.MIDDLE,
                Pen.Type.PLAIN,
                Ink.TEXT);
        pen.end(notes(y + 30) + MARGIN / 2);
    }

    private int panel(Panel panel, int top, int height) {
        String heading = TextRoom.cut(Safe.line(panel.heading(), Safe.NAME), WIDTH - 2.0 * MARGIN, Pen.Type.NAME);
        pen.text(heading, new At(MARGIN, top + 24), Pen.Anchor.START, Pen.Type.NAME, Ink.TEXT);
        int room = numbers.isEmpty() ? 34 : 48;
        Plot plot = new Plot(sheet.across(), panel.scale(), WIDTH, top + room, height);
        plot.draw(pen);
        signs(plot);
        if (panel.rule() != null) {
            double y = plot.y(panel.rule());
            pen.line(List.of(new At(Plot.LEFT, y), new At(plot.right(), y)), Ink.ALERT, Stroke.DASHED);
        }
        new PlotCurves(pen, plot, sheet, panel).draw();
        return top + room + height + 26;
    }

    private void signs(Plot plot) {
        double last = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Double, List<Integer>> sign : numbers.entrySet()) {
            double x = plot.x(sign.getKey());
            pen.line(List.of(new At(x, plot.top() - 4), new At(x, plot.bottom())), Ink.TEXT, Stroke.MARK);
            String number = number(sign.getValue());
            if (!number.isEmpty() && x - last > TextRoom.width(number, Pen.Type.NAME) + 4) {
                pen.text(number, new At(x, plot.top() - 7), Pen.Anchor.MIDDLE, Pen.Type.NAME, Ink.TEXT);
                last = x;
            }
        }
    }

    /** As {@code 1, 2}. */
    private static String number(List<Integer> signs) {
        return String.join(
                ", ",
                signs.stream()
                        .filter(sign -> sign < SIGNS)
                        .map(sign -> Integer.toString(sign + 1))
                        .toList());
    }

    private int notes(int top) {
        int y = top;
        Map<String, String> notes = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(SIGNS, sheet.signs().size()); i++) {
            notes.put(Integer.toString(i + 1), sheet.signs().get(i).sentence());
        }
        for (Map.Entry<String, String> note : notes.entrySet()) {
            pen.text(note.getKey(), new At(MARGIN, y + 12), Pen.Anchor.START, Pen.Type.NAME, Ink.TEXT);
            y = sentence(note.getValue(), MARGIN + 18, y);
        }
        for (String remark : sheet.remarks()) {
            y = sentence(remark, MARGIN, y);
        }
        return y;
    }

    private int sentence(String text, int left, int top) {
        int y = top;
        for (String line : TextRoom.lines(Safe.line(text, Safe.NAME), WIDTH - MARGIN - left, Pen.Type.SMALL)) {
            pen.text(line, new At(left, y + 12), Pen.Anchor.START, Pen.Type.SMALL, Ink.TEXT);
            y += LINE;
        }
        return y;
    }
}
