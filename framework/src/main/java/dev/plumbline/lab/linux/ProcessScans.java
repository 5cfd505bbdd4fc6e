package dev.plumbline.lab.linux;

import dev.plumbline.lab.Interval;
import dev.plumbline.lab.linux.ProcessScan.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What processes used over a watch. When there are many scans, every second one is dropped, so that memory stays bounded. */
final class ProcessScans {

    static final int MOST = 64;

    private final List<ProcessScan> scans = new ArrayList<>();

    void add(ProcessScan scan) {
        if (scans.size() == MOST) {
            for (int i = MOST - 1; i > 0; i -= 2) {
                scans.remove(i);
            }
        }
        scans.add(scan);
    }

    int size() {
        return scans.size();
    }

    /** When the last one was; so long ago that another is due where there is none. */
    long nanosSinceLast() {
        return scans.isEmpty()
                ? Long.MAX_VALUE
                : System.nanoTime() - scans.get(scans.size() - 1).at();
    }

    /** What each process of a side used in an interval, in seconds; between scans it is taken to have been even. */
    Map<HostProcess, Double> used(Side side, Interval interval) {
        Map<Integer, Double> seconds = new HashMap<>();
        Map<Integer, HostProcess> last = new HashMap<>();
        for (int i = 1; i < scans.size(); i++) {
            ProcessScan earlier = scans.get(i - 1);
            ProcessScan later = scans.get(i);
            double share = overlap(earlier.at(), later.at(), interval);
            if (share > 0) {
                later.since(earlier, side).forEach((pid, ticks) -> {
                    seconds.merge(pid, share * ticks / HostProcess.TICKS_PER_SECOND, Double::sum);
                    last.put(pid, later.processes().get(pid));
                });
            }
        }
        Map<HostProcess, Double> used = new HashMap<>();
        seconds.forEach((pid, time) -> used.put(last.get(pid), time));
        return used;
    }

    /** The same of all of them together. */
    double total(Side side, Interval interval) {
        Collection<Double> used = used(side, interval).values();
        return used.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Which share of the time between two scans lies in an interval. */
    private static double overlap(long earlier, long later, Interval interval) {
        long from = Math.max(0, interval.from() - earlier);
        long to = Math.min(later - earlier, interval.to() - earlier);
        return later == earlier ? 0 : Math.max(0, (double) (to - from) / (later - earlier));
    }
}
