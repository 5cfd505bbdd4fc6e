package dev.plumbline.reports.charts;

import dev.plumbline.reports.text.Safe;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes SVG: text as text, colours for light paper as attributes, and those for dark paper as a style sheet that asks for what
 * the reader prefers. A viewer without style sheets shows the light ones.
 */
final class SvgPen implements Pen {

    /** How near the mouse has to come to a point, in pixels. */
    private static final int REACH = 9;

    private final StringBuilder svg = new StringBuilder();
    private final Set<Ink> used = EnumSet.of(Ink.PAPER);

    private SvgPen() {}

    /** A whole document, with its own background. */
    static String document(Drawing drawing, String title, String description) {
        SvgPen pen = new SvgPen();
        drawing.onto(pen);
        String id = "chart-" + Integer.toHexString((title + description).hashCode());
        String size = "width=\"" + drawing.width() + "\" height=\"" + drawing.height() + "\"";
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plumbline-chart\" role=\"img\" " + size
                + " viewBox=\"0 0 " + drawing.width() + " " + drawing.height() + "\" aria-labelledby=\"" + id
                + "-title " + id + "-desc\" font-family=\"sans-serif\" stroke-linejoin=\"round\">\n<title id=\"" + id
                + "-title\">" + clean(title) + "</title>\n<desc id=\"" + id + "-desc\">" + clean(description)
                + "</desc>\n<style>" + pen.style() + "</style>\n<rect class=\"fill-paper\" " + size + " fill=\""
                + Ink.PAPER.lightCss() + "\"/>\n" + pen.svg + "</svg>\n";
    }

    private String style() {
        return used.stream()
                .map(ink -> ".plumbline-chart .fill-" + name(ink) + "{fill:" + ink.darkCss()
                        + "} .plumbline-chart .line-" + name(ink) + "{stroke:" + ink.darkCss() + "}")
                .collect(Collectors.joining("\n", "@media (prefers-color-scheme:dark){", "}"));
    }

    @Override
    public void line(List<At> through, Ink ink, Stroke stroke) {
        used.add(ink);
        svg.append("<polyline class=\"line-").append(name(ink)).append("\" fill=\"none\" stroke=\"");
        svg.append(ink.lightCss()).append("\" stroke-width=\"").append(number(stroke.width()));
        if (!stroke.dashes().isEmpty()) {
            svg.append("\" stroke-dasharray=\"")
                    .append(stroke.dashes().stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        svg.append("\" points=\"").append(points(through)).append("\"/>\n");
    }

    @Override
    public void area(List<At> corners, Ink ink, double opacity) {
        used.add(ink);
        svg.append("<polygon class=\"fill-").append(name(ink)).append("\" fill=\"");
        svg.append(ink.lightCss()).append('"');
        if (opacity < 1) {
            svg.append(" fill-opacity=\"").append(opacity).append('"');
        }
        svg.append(" points=\"").append(points(corners)).append("\"/>\n");
    }

    @Override
    public void text(String text, At at, Anchor anchor, Type type, Ink ink) {
        used.add(ink);
        svg.append("<text class=\"fill-").append(name(ink)).append("\" fill=\"").append(ink.lightCss());
        svg.append("\" x=\"").append(number(at.x())).append("\" y=\"").append(number(at.y()));
        svg.append("\" font-size=\"").append(type.size()).append('"');
        if (type.bold()) {
            svg.append(" font-weight=\"bold\"");
        }
        if (anchor != Anchor.START) {
            svg.append(" text-anchor=\"")
                    .append(anchor.name().toLowerCase(Locale.ROOT))
                    .append('"');
        }
        svg.append('>').append(clean(text)).append("</text>\n");
    }

    @Override
    public void spot(At at, Map<String, String> facts, String tip) {
        svg.append("<circle class=\"point\" cx=\"").append(number(at.x())).append("\" cy=\"");
        svg.append(number(at.y())).append("\" r=\"").append(REACH);
        svg.append("\" fill=\"none\" pointer-events=\"all\"");
        facts.forEach((name, fact) -> svg.append(" data-")
                .append(name)
                .append("=\"")
                .append(clean(fact))
                .append('"'));
        svg.append("><title>").append(clean(tip)).append("</title></circle>\n");
    }

    private static String points(List<At> places) {
        return places.stream().map(at -> number(at.x()) + "," + number(at.y())).collect(Collectors.joining(" "));
    }

    /** To a tenth of a pixel. */
    private static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }

    private static String name(Ink ink) {
        return ink.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String clean(String text) {
        return Safe.html(Safe.line(text, Safe.MESSAGE));
    }
}
