package dev.plumbline.reports.charts;

import dev.plumbline.reports.text.Figures;
import dev.plumbline.reports.text.Safe;
import java.util.ArrayList;
import java.util.List;

/** What the strokes mean, in rows that wrap: one entry for each curve, then one for what every curve has beside it. */
final class Legend {

    private static final int ROW = 22;
    private static final int SAMPLE = 34;
    private static final int GAP = 24;
    private static final int NAME = 60;

    private final List<Entry> entries = new ArrayList<>();
    private final boolean joined;

    private interface Sample {
        void draw(Pen pen, double left, double middle);
    }

    private record Entry(String text, Sample sample) {}

    Legend(Sheet sheet) {
        Sheet.Key key = sheet.key();
        joined = sheet.across().joined();
        List<String> names = sheet.names();
        Ink general = names.size() == 1 ? Ink.past(0) : Ink.AXIS;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).isEmpty() ? key.only() : names.get(i);
            if (!name.isEmpty()) {
                add(name, curve(i, key.thin()));
            }
        }
        add(
                key.before(),
                (pen, x, y) -> pen.line(List.of(new At(x, y), new At(x + SAMPLE, y)), general, Stroke.DASHED));
        if (key.tolerance() > 0) {
            add(
                    key.before() + " ± " + Figures.percent(key.tolerance()),
                    (pen, x, y) -> pen.area(box(x, y - 6, SAMPLE, 12), general, PlotCurves.BAND));
        }
        add(key.interval(), (pen, x, y) -> PlotCurves.whisker(pen, x + SAMPLE / 2.0, y - 8, y + 8, Ink.AXIS));
        add(key.ringed(), (pen, x, y) -> PlotCurves.ring(pen, new At(x + SAMPLE / 2.0, y)));
    }

    private void add(String text, Sample sample) {
        if (!text.isEmpty()) {
            entries.add(new Entry(shortened(Safe.line(text, Safe.NAME)), sample));
        }
    }

    /** Long names often differ at their end. */
    private static String shortened(String text) {
        return text.length() <= NAME
                ? text
                : Safe.line(text.substring(0, NAME / 2), NAME) + "…"
                        + Safe.line(text.substring(text.length() - NAME / 2), NAME);
    }

    private Sample curve(int i, boolean thin) {
        return (pen, x, y) -> {
            if (joined) {
                pen.line(List.of(new At(x, y), new At(x + SAMPLE, y)), Ink.curve(i), thin ? Stroke.THIN : Stroke.SOLID);
            }
            pen.area(Symbol.of(i).around(new At(x + SAMPLE / 2.0, y), 4), Ink.curve(i), 1);
        };
    }

    /** Draws it, and returns where it ends. */
    int draw(Pen pen, int left, int right, int top) {
        double x = left;
        int y = top;
        for (Entry entry : entries) {
            double width = SAMPLE + 6 + TextRoom.width(entry.text(), Pen.Type.PLAIN);
            if (x > left && x + width > right) {
                x = left;
                y += ROW;
            }
            entry.sample().draw(pen, x, y + ROW / 2.0);
            pen.text(
                    entry.text(),
                    new At(x + SAMPLE + 6, y + ROW / 2.0 + 5),
                    Pen.Anchor.START,
                    Pen.Type.PLAIN,
                    Ink.TEXT);
            x += width + GAP;
        }
        return entries.isEmpty() ? top : y + ROW;
    }

    static List<At> box(double x, double y, double width, double height) {
        return List.of(new At(x, y), new At(x + width, y), new At(x + width, y + height), new At(x, y + height));
    }
}
