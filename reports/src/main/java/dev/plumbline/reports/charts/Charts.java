package dev.plumbline.reports.charts;

import dev.plumbline.reports.source.ExperimentReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Draws what an experiment found. */
public final class Charts {

    /** The most curves that one drawing can hold and stay readable; there is a colour and a symbol for each. */
    static final int CURVES = 6;

    /** The most charts of one experiment. */
    private static final int MOST = 24;

    private Charts() {}

    /**
     * The charts of an experiment, the most interesting first: each judged response against the factor that was swept, in total and
     * per machine, with its intervals and its baseline; how evenly it was shared among the machines; latencies; how busy each
     * resource was; how the response ran within trials; the stored sessions.
     *
     * @return the main one first; empty where nothing was measured
     */
    public static List<Chart> of(ExperimentReport report) {
        Layout layout = Layout.of(report);
        List<Chart> charts = new ArrayList<>();
        Set<String> files = new HashSet<>();
        SweepSheets.of(layout).stream()
                .filter(sheet -> files.add(sheet.file()))
                .limit(MOST)
                .map(sheet -> sheet.chart(true))
                .forEach(charts::add);
        Stream.of(
                        FairnessSheets.of(layout),
                        LatencySheets.of(layout),
                        BusySheets.of(layout),
                        SeriesSheets.of(layout),
                        HistorySheets.of(report))
                .flatMap(List::stream)
                .filter(sheet -> files.add(sheet.file()))
                .limit(MOST - charts.size())
                .map(sheet -> sheet.chart(false))
                .forEach(charts::add);
        return charts;
    }
}
