package dev.plumbline.reports.charts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All that one chart shows, before it is drawn.
 *
 * @param title what it shows, in a few words
 * @param file the same as a part of a file's name
 * @param across the horizontal axis, one for all panels
 * @param panels the panels, from top to bottom; never empty
 * @param key what its strokes mean
 * @param signs what is marked along the horizontal axis
 * @param remarks sentences that stand below it
 */
record Sheet(
        String title, String file, Across across, List<Panel> panels, Key key, List<Sign> signs, List<String> remarks) {

    Sheet {
        panels = List.copyOf(panels);
        signs = List.copyOf(signs);
        remarks = List.copyOf(remarks);
    }

    /**
     * What strokes mean; {@code ""} for a stroke that is not there.
     *
     * @param only the name of a curve that has none
     * @param interval the upright lines
     * @param before the dashed lines
     * @param tolerance how far about the baseline its band reaches, as a share; 0 for no band
     * @param ringed points in a ring
     * @param thin whether curves are drawn thin, since there are many
     */
    record Key(String only, String interval, String before, double tolerance, String ringed, boolean thin) {

        static Key of(String only) {
            return new Key(only, "", "", 0, "", false);
        }

        Key interval(String words) {
            return new Key(only, words, before, tolerance, ringed, thin);
        }

        Key before(String words, double share) {
            return new Key(only, interval, words, share, ringed, thin);
        }

        Key ringed(String words) {
            return new Key(only, interval, before, tolerance, words, thin);
        }

        Key thinner() {
            return new Key(only, interval, before, tolerance, ringed, true);
        }
    }

    /** The curves' names over all panels: a curve has the same colour in each. */
    List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        panels.forEach(panel -> panel.curves().forEach(curve -> names.add(curve.name())));
        return List.copyOf(names);
    }

    /** Draws it; a main chart is one of a judged response against the swept factor. */
    Chart chart(boolean main) {
        return new Chart(title, file, Words.of(this), SheetDrawing.of(this), main);
    }
}
