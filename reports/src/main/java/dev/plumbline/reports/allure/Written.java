package dev.plumbline.reports.allure;

import dev.plumbline.reports.charts.Chart;
import dev.plumbline.reports.source.ExperimentReport;
import java.util.List;

/**
 * An experiment whose results are written.
 *
 * @param report the experiment
 * @param charts its charts
 * @param files the files of the results that hold them, in the same order
 */
record Written(ExperimentReport report, List<Chart> charts, List<String> files) {

    Written {
        charts = List.copyOf(charts);
        files = List.copyOf(files);
    }
}
