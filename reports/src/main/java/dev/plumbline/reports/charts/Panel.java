package dev.plumbline.reports.charts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pair of axes and what stands between them.
 *
 * @param title what the vertical axis is of, with its unit
 * @param response the response that is shown, for scripts
 * @param unit the unit of the values
 * @param scale the vertical axis
 * @param curves the curves
 * @param rule a value that is marked all across, as a limit; {@code null} for none
 */
record Panel(
        String title,
        String response,
        String unit,
        Scale scale,
        List<Curve> curves,
        @Nullable Double rule) {

    Panel {
        curves = List.copyOf(curves);
    }

    Panel(String title, String response, String unit, Scale scale, List<Curve> curves) {
        this(title, response, unit, scale, curves, null);
    }

    /** The title, and what has to be said of its axis. */
    String heading() {
        return scale.kind().words().isEmpty()
                ? title
                : title + " — " + scale.kind().words();
    }
}
