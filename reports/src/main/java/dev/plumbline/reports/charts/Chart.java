package dev.plumbline.reports.charts;

import java.io.IOException;
import java.util.List;

/** A finished drawing. */
public final class Chart {

    private static final int PICTURE = 1216;

    private final String name;
    private final String file;
    private final String description;
    private final Drawing drawing;
    private final boolean main;

    Chart(String name, String file, String description, Drawing drawing, boolean main) {
        this.name = name;
        this.file = file;
        this.description = description;
        this.drawing = drawing;
        this.main = main;
    }

    /** What it shows, in a few words, as in {@code iops over vms}. */
    public String name() {
        return name;
    }

    /** The same as a part of a file's name, as in {@code iops}: lower-case letters, digits and hyphens; unique within its experiment. */
    public String file() {
        return file;
    }

    /** Whether it shows a judged response against the swept factor, which is what a sweep is about. */
    public boolean main() {
        return main;
    }

    /** What it shows, in sentences, for whoever cannot see it. */
    public String description() {
        return description;
    }

    /**
     * The drawing as a whole SVG document with its own background, light or dark as the reader prefers. Each point of a curve is an
     * invisible {@code circle} of class {@code point}; its attributes {@code data-treatment} (a treatment's
     * id) or {@code data-session}, {@code data-response}, {@code data-panel}, {@code data-value} and, where there are such, {@code data-low},
     * {@code data-high} and {@code data-baseline} say what is there.
     */
    public String svg() {
        return SvgPen.document(drawing, name, description);
    }

    /** Where treatments stand on it, so that a page can say more of them there; empty on a drawing without points of treatments. */
    public List<Spot> spots() {
        return drawing.spots();
    }

    /**
     * The drawing as a PNG of about 1,200 pixels across, on white.
     *
     * @throws IOException when this Java cannot write one
     */
    public byte[] png() throws IOException {
        return PngPen.picture(drawing, PICTURE);
    }
}
