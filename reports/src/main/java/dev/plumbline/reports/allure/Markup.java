package dev.plumbline.reports.allure;

import dev.plumbline.reports.text.Safe;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** HTML for descriptions. Whatever text comes in is escaped; there is no way past that. */
final class Markup {

    private static final String CELL =
            "padding:3px 7px;border-bottom:1px solid #ccc;text-align:left;vertical-align:top;" + "white-space:pre-line";

    private final StringBuilder html = new StringBuilder();

    Markup heading(String text) {
        return element("h3", "margin:12px 0 6px", text);
    }

    Markup paragraph(String text) {
        return element("p", "margin:6px 0;white-space:pre-line;overflow-wrap:anywhere", text);
    }

    Markup strong(String text) {
        return element("p", "margin:6px 0;font-weight:bold;white-space:pre-line;overflow-wrap:anywhere", text);
    }

    Markup items(List<String> texts) {
        if (!texts.isEmpty()) {
            html.append("<ul style=\"margin:6px 0;padding-left:20px\">");
            texts.forEach(text -> element("li", "margin:2px 0;white-space:pre-line;overflow-wrap:anywhere", text));
            html.append("</ul>");
        }
        return this;
    }

    /** A drawing that is there at once, without a click. */
    Markup drawing(String svg, String description) {
        String data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
        html.append("<p><img style=\"max-width:100%;height:auto\" src=\"data:image/svg+xml;base64,")
                .append(data)
                .append("\" alt=\"")
                .append(clean(description))
                .append("\"></p>");
        return this;
    }

    /** A table that scrolls by itself where it is wider than the page. */
    Markup table(List<String> headings, Iterable<List<String>> rows) {
        html.append(
                "<div style=\"overflow-x:auto\"><table style=\"border-collapse:collapse;font-size:12px\"><thead><tr>");
        headings.forEach(text -> cell("th", text));
        html.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(text -> cell("td", text));
            html.append("</tr>");
        }
        html.append("</tbody></table></div>");
        return this;
    }

    private void cell(String name, String text) {
        element(name, CELL, text);
    }

    private Markup element(String name, String style, String text) {
        html.append('<').append(name).append(" style=\"").append(style).append("\">");
        html.append(clean(text)).append("</").append(name).append('>');
        return this;
    }

    private static String clean(String text) {
        return Safe.html(Safe.lines(text, Safe.MESSAGE));
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
