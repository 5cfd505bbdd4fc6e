package dev.plumbline.reports.charts;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.ToIntFunction;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Turns what is painted into an SVG document with a title, a description and its own background. */
final class Svg {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private Svg() {}

    /**
     * Paints.
     *
     * @param most the height at most
     * @param painter paints, and returns the height it needed
     */
    static String draw(int width, int most, String title, String description, ToIntFunction<Graphics2D> painter) {
        Document document = document();
        SVGGraphics2D pen = new SVGGraphics2D(document);
        pen.setSVGCanvasSize(new Dimension(width, most));
        pen.setColor(Palette.PAPER);
        pen.fillRect(0, 0, width, most);
        int height = painter.applyAsInt(pen);
        Element root = pen.getRoot();
        root.setAttribute("width", Integer.toString(width));
        root.setAttribute("height", Integer.toString(height));
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
        root.setAttribute("role", "img");
        root.setAttribute("aria-labelledby", "chart-title chart-description");
        root.insertBefore(text(document, "desc", "chart-description", description), root.getFirstChild());
        root.insertBefore(text(document, "title", "chart-title", title), root.getFirstChild());
        StringWriter svg = new StringWriter();
        try {
            pen.stream(root, svg, true, false);
        } catch (SVGGraphics2DIOException e) {
            throw new UncheckedIOException(e);
        }
        return svg.toString();
    }

    private static Element text(Document document, String name, String id, String content) {
        Element element = document.createElementNS(NAMESPACE, name);
        element.setAttribute("id", id);
        element.setTextContent(content);
        return element;
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no XML parser", e);
        }
    }
}
