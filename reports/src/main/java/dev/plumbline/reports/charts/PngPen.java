package dev.plumbline.reports.charts;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Paints pixels, on light paper. */
final class PngPen implements Pen {

    private final Graphics2D graphics;

    private PngPen(Graphics2D graphics) {
        this.graphics = graphics;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /**
     * A whole picture.
     *
     * @param width in pixels; the height follows from it
     */
    static byte[] picture(Drawing drawing, int width) throws IOException {
        double scale = (double) width / drawing.width();
        int height = (int) Math.ceil(drawing.height() * scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.scale(scale, scale);
            drawing.onto(new PngPen(graphics));
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(image, "png", output);
        }
        return png.toByteArray();
    }

    @Override
    public void line(List<At> through, Ink ink, Stroke stroke) {
        graphics.setColor(new Color(ink.light()));
        graphics.setStroke(stroke(stroke));
        graphics.draw(path(through));
    }

    @Override
    public void area(List<At> corners, Ink ink, double opacity) {
        Path2D path = path(corners);
        path.closePath();
        graphics.setColor(new Color(ink.light()));
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
        graphics.fill(path);
        graphics.setComposite(AlphaComposite.SrcOver);
    }

    @Override
    public void text(String text, At at, Anchor anchor, Type type, Ink ink) {
        graphics.setColor(new Color(ink.light()));
        graphics.setFont(new Font(Font.SANS_SERIF, type.bold() ? Font.BOLD : Font.PLAIN, type.size()));
        double share = anchor == Anchor.START ? 0 : anchor == Anchor.MIDDLE ? 0.5 : 1;
        double width = share == 0 ? 0 : graphics.getFontMetrics().stringWidth(text);
        graphics.drawString(text, (float) (at.x() - share * width), (float) at.y());
    }

    /** A picture has nothing to be found. */
    @Override
    public void spot(At at, Map<String, String> facts, String tip) {}

    private static BasicStroke stroke(Stroke stroke) {
        float[] dashes = new float[stroke.dashes().size()];
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] = stroke.dashes().get(i);
        }
        return new BasicStroke(
                (float) stroke.width(),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                10f,
                dashes.length == 0 ? null : dashes,
                0f);
    }

    private static Path2D path(List<At> places) {
        Path2D path = new Path2D.Double();
        for (At at : places) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(at.x(), at.y());
            } else {
                path.lineTo(at.x(), at.y());
            }
        }
        return path;
    }
}
