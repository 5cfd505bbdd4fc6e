package dev.plumbline.reports.source;

import dev.plumbline.journal.Run;
import java.time.Instant;
import java.util.List;

/**
 * A run, sorted for its pages.
 *
 * @param started when the run started, by the wall clock
 * @param experiments what was measured, in the order in which it ran
 * @param unmeasured what could not be measured
 */
public record ReportModel(Instant started, List<ExperimentReport> experiments, List<Run.Unmeasured> unmeasured) {

    /** Copies the lists. */
    public ReportModel {
        experiments = List.copyOf(experiments);
        unmeasured = List.copyOf(unmeasured);
    }

    /** Reads a run, each trial and each verdict once. */
    public static ReportModel of(Run run) {
        return new ReportModel(
                run.started(),
                run.sessions().stream()
                        .map(judged -> Sorter.sort(judged.session(), judged.judgement()))
                        .toList(),
                run.unmeasured());
    }
}
