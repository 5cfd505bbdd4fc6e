package dev.plumbline.lab.embedded;

import dev.plumbline.lab.Window;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processors of the host that all machines share, emulated by schedule. What traffic costs is cut into as many parts as there
 * are processors, as a machine's traffic may use all of them. What machines take for just being there is taken from each
 * processor evenly: the rest of a processor's time is what traffic has.
 */
final class ParentHost {

    /** What real labs call theirs. */
    static final String RESOURCE = "parent CPU";

    /** Machines' being there leaves at least a tenth for their traffic, or that would never come to an end. */
    private static final double MOST_IDLE = 0.9;

    private final HostSettings settings;
    private final ServiceCentre processors;
    private final Set<String> machines = ConcurrentHashMap.newKeySet();

    ParentHost(HostSettings settings, Pace pace) {
        this.settings = settings;
        this.processors = new ServiceCentre(pace, settings.cpus());
    }

    int cpus() {
        return settings.cpus();
    }

    void add(String machine) {
        machines.add(machine);
    }

    void remove(String machine) {
        machines.remove(machine);
    }

    /** When processor time is spent that is asked for now. */
    long spend(double nanos, long arrival) {
        return processors.serveInParts(arrival, nanos / (1 - idle()));
    }

    /** The share of all processors that machines take for being there. */
    private double idle() {
        return Math.min(MOST_IDLE, machines.size() * settings.idle() / settings.cpus());
    }

    void clear() {
        processors.clear();
    }

    void watch(Window window) {
        processors.watch(window);
    }

    /** The share of all processors that was in use, 0 to 1. */
    double busy() {
        double traffic = Arrays.stream(processors.busyShares()).average().orElse(0);
        return idle() + (1 - idle()) * traffic;
    }
}
