package dev.plumbline.reports.charts;

import dev.plumbline.model.Response;
import dev.plumbline.reports.source.ExperimentReport;
import java.util.ArrayList;
import java.util.List;

/** Draws what an experiment found. */
public final class Charts {

    /** The most curves that one drawing can hold and stay readable; there is a colour and a marker for each. */
    static final int CURVES = 6;

    private Charts() {}

    /**
     * The charts of an experiment: each judged response against the factor that was swept, in total and per machine, with its
     * intervals and its baseline; one curve for each level of the other factors.
     *
     * @return empty where nothing was swept or nothing was measured
     */
    public static List<Chart> of(ExperimentReport report) {
        List<Chart> charts = new ArrayList<>();
        Sweep.Layout.of(report).ifPresent(layout -> {
            for (Response response : report.session().experiment().responses()) {
                Sweep sweep = layout.sweep(response);
                for (int from = 0; from < sweep.curves().size(); from += CURVES) {
                    charts.add(SweepDrawing.draw(sweep, from));
                }
            }
        });
        return charts;
    }
}
