package dev.plumbline.reports.charts;

import dev.plumbline.reports.text.Figures;
import dev.plumbline.reports.text.Safe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A chart in words: where each curve begins, where it is highest, where it ends, and what is marked. */
final class Words {

    /** So many curves are told of; the rest is counted. */
    private static final int CURVES = 24;

    private Words() {}

    static String of(Sheet sheet) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                sheet.title() + ": " + sheet.panels().stream().map(Panel::title).collect(Collectors.joining("; ")));
        sentences.add("Horizontal axis: " + sheet.across().title());
        int told = 0;
        int all = 0;
        for (Panel panel : sheet.panels()) {
            all += panel.curves().size();
            for (Curve curve : panel.curves()) {
                if (told < CURVES && curve.hasValue()) {
                    sentences.add(
                            (all == panel.curves().size() ? "" : panel.title() + ", ") + curve(sheet, panel, curve));
                    told++;
                }
            }
        }
        if (told < all) {
            sentences.add("Curves that are drawn, and not told of: " + (all - told));
        }
        strokes(sheet, sentences);
        axes(sheet, sentences);
        sheet.signs().stream()
                .limit(SheetDrawing.SIGNS)
                .forEach(sign -> sentences.add("Marked at " + sheet.across().label(sign.x()) + ": " + sign.sentence()));
        sentences.addAll(sheet.remarks());
        return Safe.line(
                sentences.stream()
                        .map(text -> text.endsWith(".") ? text : text + ".")
                        .collect(Collectors.joining(" ")),
                Safe.MESSAGE);
    }

    private static String curve(Sheet sheet, Panel panel, Curve curve) {
        List<Dot> shown = curve.shown();
        Dot highest = shown.stream()
                .max(Comparator.comparingDouble(dot -> Dot.number(dot.value())))
                .orElseThrow();
        String name = curve.name().isEmpty() ? sheet.key().only() : curve.name();
        return (name.isEmpty() ? "" : Safe.line(name, 60) + ": ")
                + at(sheet, panel, shown.get(0)) + ", highest " + at(sheet, panel, highest) + ", last "
                + at(sheet, panel, shown.get(shown.size() - 1));
    }

    private static String at(Sheet sheet, Panel panel, Dot dot) {
        return value(panel, Dot.number(dot.value())) + " at " + sheet.across().label(dot.x());
    }

    /** A value of a panel, as its axis writes it. */
    static String value(Panel panel, double value) {
        return panel.unit().isEmpty() ? panel.scale().words().apply(value) : Figures.value(value, panel.unit());
    }

    private static void strokes(Sheet sheet, List<String> sentences) {
        Sheet.Key key = sheet.key();
        if (!key.before().isEmpty()) {
            sentences.add("Dashed: " + key.before()
                    + (key.tolerance() > 0 ? ", in a band of ± " + Figures.percent(key.tolerance()) : ""));
        }
        if (!key.interval().isEmpty()) {
            sentences.add("Upright lines: " + key.interval());
        }
        if (!key.ringed().isEmpty()) {
            sentences.add("In a ring: " + key.ringed());
        }
    }

    private static void axes(Sheet sheet, List<String> sentences) {
        for (Panel panel : sheet.panels()) {
            String words = panel.scale().kind().words();
            if (!words.isEmpty()) {
                sentences.add(panel.title() + ": " + words);
            }
        }
        if (sheet.panels().stream().anyMatch(panel -> panel.scale().kind() == Scale.Kind.ZERO)) {
            sentences.add("The vertical axis starts at zero; an interval that reaches above it is cut off");
        }
    }
}
