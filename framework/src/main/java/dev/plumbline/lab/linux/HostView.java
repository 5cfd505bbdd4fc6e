package dev.plumbline.lab.linux;

import dev.plumbline.lab.Interval;
import dev.plumbline.lab.linux.ProcessScan.Side;
import dev.plumbline.model.Quantities;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What went on in the host in an interval.
 *
 * @param busy resource name to the share of the interval in which it was busy
 * @param covariates what else was seen, by name with its unit
 * @param foreign what the programs used that are neither this JVM's nor the lab's: process to its share of one processor
 * @param foreignShare what they used together, as a share of all processors
 */
record HostView(
        SortedMap<String, Double> busy,
        SortedMap<String, Double> covariates,
        Map<HostProcess, Double> foreign,
        double foreignShare) {

    private static final int NAMED = 3;

    /** Processes that used less of a processor are not worth a name. */
    private static final double LEAST = 0.01;

    static HostView of(
            List<HostCounters> counters, HostRows rows, ProcessScans scans, int processors, Interval interval) {
        HostFigures figures = new HostFigures();
        double seconds = interval.length().toNanos() / 1e9;
        if (!(seconds > 0)) {
            return new HostView(Collections.emptySortedMap(), Collections.emptySortedMap(), Collections.emptyMap(), 0);
        }
        int at = 0;
        for (HostCounters some : counters) {
            some.tell(new HostCourse(rows, interval, at), figures);
            at += some.size();
        }
        Map<HostProcess, Double> foreign = scans.used(Side.FOREIGN, interval);
        foreign.replaceAll((process, used) -> used / seconds);
        double share =
                foreign.values().stream().mapToDouble(Double::doubleValue).sum() / processors;
        figures.covariate("foreign CPU (% of the host)", 100 * share);
        figures.busy("generator CPU", scans.total(Side.GENERATOR, interval) / (seconds * processors));
        return new HostView(new TreeMap<>(figures.busy()), new TreeMap<>(figures.covariates()), foreign, share);
    }

    /** One clause on the programs beside the lab, where they use more than they may. */
    Optional<String> disturbance(QuietBounds bounds) {
        return foreignShare <= bounds.cpu()
                ? Optional.empty()
                : Optional.of("other programs used " + Quantities.formatPercent(foreignShare)
                        + " of the host's processors: " + named());
    }

    private String named() {
        return foreign.entrySet().stream()
                .filter(one -> one.getValue() >= LEAST)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(NAMED)
                .map(one -> one.getKey().name() + " (pid " + one.getKey().pid() + ", "
                        + Quantities.formatPercent(one.getValue()) + " of one)")
                .collect(Collectors.joining(", "));
    }
}
