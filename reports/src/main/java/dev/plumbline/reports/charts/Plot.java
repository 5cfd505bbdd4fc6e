package dev.plumbline.reports.charts;

import java.util.List;

/** The axes of one panel, and where on the drawing a value stands. */
final class Plot {

    /** Room for the vertical axis, in pixels: the same for all panels, so that they stand exactly below each other. */
    static final int LEFT = 74;

    static final int RIGHT = 32;

    private final Across across;
    private final Scale scale;
    private final double width;
    private final double top;
    private final double height;

    /**
     * A plot.
     *
     * @param width that of the whole drawing
     * @param top where it begins
     * @param height how high the space between the axes is
     */
    Plot(Across across, Scale scale, int width, double top, double height) {
        this.across = across;
        this.scale = scale;
        this.width = width - LEFT - RIGHT;
        this.top = top;
        this.height = height;
    }

    double x(double value) {
        return LEFT + width * (value - across.from()) / (across.to() - across.from());
    }

    double y(double value) {
        return top + height * (1 - scale.share(value));
    }

    At at(double x, double y) {
        return new At(x(x), y(y));
    }

    double top() {
        return top;
    }

    double bottom() {
        return top + height;
    }

    double right() {
        return LEFT + width;
    }

    /** The axes with their marks, behind everything else. */
    void draw(Pen pen) {
        for (double tick : scale.ticks()) {
            double y = y(tick);
            pen.line(List.of(new At(LEFT, y), new At(right(), y)), Ink.FAINT, Stroke.HAIR);
            pen.text(scale.words().apply(tick), new At(LEFT - 8, y + 4), Pen.Anchor.END, Pen.Type.SMALL, Ink.TEXT);
        }
        horizontal(pen);
        vertical(pen);
        if (scale.bottom() < 0 && scale.top() > 0) {
            pen.line(List.of(new At(LEFT, y(0)), new At(right(), y(0))), Ink.AXIS, Stroke.HAIR);
        }
    }

    private void horizontal(Pen pen) {
        pen.line(List.of(new At(LEFT, bottom()), new At(right(), bottom())), Ink.AXIS, Stroke.HAIR);
        for (Tick tick : across.ticks(width)) {
            double x = x(tick.at());
            pen.line(List.of(new At(x, bottom()), new At(x, bottom() + 4)), Ink.AXIS, Stroke.HAIR);
            pen.text(tick.text(), new At(x, bottom() + 18), Pen.Anchor.MIDDLE, Pen.Type.SMALL, Ink.TEXT);
        }
    }

    /** A broken axis is cut by two slanting strokes at its foot. */
    private void vertical(Pen pen) {
        double end = bottom();
        if (scale.kind() == Scale.Kind.BROKEN) {
            end -= 10;
            for (double y : new double[] {end, end + 5}) {
                pen.line(List.of(new At(LEFT - 6, y + 3), new At(LEFT + 6, y - 3)), Ink.TEXT, Stroke.THIN);
            }
        }
        pen.line(List.of(new At(LEFT, top), new At(LEFT, end)), Ink.AXIS, Stroke.HAIR);
    }
}
