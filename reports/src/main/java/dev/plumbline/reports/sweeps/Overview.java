package dev.plumbline.reports.sweeps;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A run at a glance.
 *
 * @param started when the run started, as ISO 8601 says it
 * @param experiments verdicts of all experiments, counted
 * @param treatments verdicts of all treatments, counted
 * @param sweeps the experiments, the worst verdict first
 */
public record Overview(String started, List<Count> experiments, List<Count> treatments, List<Brief> sweeps) {

    /** Before all stands what was not judged. */
    private static final Comparator<Brief> WORST_FIRST =
            Comparator.comparing(Brief::verdict, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Copies the lists. */
    public Overview {
        experiments = List.copyOf(experiments);
        treatments = List.copyOf(treatments);
        sweeps = List.copyOf(sweeps);
    }

    /** Counts and sorts. */
    public static Overview of(Instant started, List<Brief> sweeps) {
        return new Overview(
                started.toString(),
                Count.of(sweeps.stream().map(Brief::verdict).toList()),
                Count.sum(sweeps.stream().map(Brief::treatments).toList()),
                sweeps.stream().sorted(WORST_FIRST).toList());
    }
}
