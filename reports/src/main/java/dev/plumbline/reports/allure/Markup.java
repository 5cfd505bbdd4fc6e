package dev.plumbline.reports.allure;

import dev.plumbline.reports.text.Safe;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * HTML for descriptions. Whatever text comes in is escaped; there is no way past that. How it looks stands once in the page
 * ({@link OfflineTemplate}); where it is shown without that, it is plain HTML.
 */
final class Markup {

    /** How descriptions look. */
    static final String STYLE = ".plumbline h3{margin:12px 0 6px} .plumbline p,.plumbline ul{margin:6px 0}"
            + " .plumbline ul{padding-left:20px} .plumbline p,.plumbline li{white-space:pre-line;overflow-wrap:anywhere}"
            + " .plumbline img{max-width:100%;height:auto;color-scheme:only light} .plumbline div{overflow-x:auto}"
            + " .plumbline table{border-collapse:collapse;font-size:12px} .plumbline th,.plumbline td{padding:3px 7px;"
            + "border-bottom:1px solid #ccc;text-align:left;vertical-align:top;white-space:pre-line}";

    private final StringBuilder html = new StringBuilder();

    Markup heading(String text) {
        return element("h3", text);
    }

    Markup paragraph(String text) {
        return element("p", text);
    }

    /** What should be read first. */
    Markup answer(String text) {
        html.append("<p>");
        element("b", text);
        html.append("</p>");
        return this;
    }

    Markup items(List<String> texts) {
        if (!texts.isEmpty()) {
            html.append("<ul>");
            texts.forEach(text -> element("li", text));
            html.append("</ul>");
        }
        return this;
    }

    /** A drawing that is there at once, without a click. */
    Markup drawing(String svg, String description) {
        String data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
        html.append("<p><img src=\"data:image/svg+xml;base64,")
                .append(data)
                .append("\" alt=\"")
                .append(clean(description))
                .append("\"></p>");
        return this;
    }

    /** A table that scrolls by itself where it is wider than the page. */
    Markup table(List<String> headings, Iterable<List<String>> rows) {
        html.append("<div><table><thead><tr>");
        headings.forEach(text -> element("th", text));
        html.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(text -> element("td", text));
            html.append("</tr>");
        }
        html.append("</tbody></table></div>");
        return this;
    }

    private Markup element(String name, String text) {
        html.append('<').append(name).append('>').append(clean(text));
        html.append("</").append(name).append('>');
        return this;
    }

    private static String clean(String text) {
        return Safe.html(Safe.lines(text, Safe.MESSAGE));
    }

    @Override
    public String toString() {
        return "<div class=\"plumbline\">" + html + "</div>";
    }
}
