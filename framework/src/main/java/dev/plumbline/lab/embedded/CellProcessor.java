package dev.plumbline.lab.embedded;

import dev.plumbline.lab.MachineProcessor;
import dev.plumbline.lab.Window;
import java.util.Arrays;
import java.util.SortedMap;

/** The processors of a cell: a service centre with one server each, at which whoever works queues slice by slice. */
final class CellProcessor implements MachineProcessor {

    /** Short enough for a request to find its turn soon, long enough to keep the emulation cheap. */
    private static final long SLICE_NANOS = 500_000;

    private final String machine;
    private final ServiceCentre centre;
    private final long requestNanos;

    CellProcessor(String machine, int cpus, long requestNanos, Pace pace) {
        this.machine = machine;
        this.centre = new ServiceCentre(pace, cpus);
        this.requestNanos = requestNanos;
    }

    @Override
    public long work(long nanos, long arrivalNanos) {
        return centre.serve(arrivalNanos, (double) nanos);
    }

    @Override
    public long sliceNanos() {
        return SLICE_NANOS;
    }

    @Override
    public long requestNanos() {
        return requestNanos;
    }

    void clear() {
        centre.clear();
    }

    void watch(Window window) {
        centre.watch(window);
    }

    /** Those that nothing was done by are not worth a line in a report. */
    void addBusy(SortedMap<String, Double> busy) {
        double share = Arrays.stream(centre.busyShares()).average().orElse(0);
        if (share > 0) {
            busy.put(machine + " CPU", share);
        }
    }
}
