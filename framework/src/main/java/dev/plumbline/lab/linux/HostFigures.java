package dev.plumbline.lab.linux;

import java.util.SortedMap;
import java.util.TreeMap;

/** Collects what is told of the host; what is not known is left out. */
public final class HostFigures {

    private final SortedMap<String, Double> busy = new TreeMap<>();
    private final SortedMap<String, Double> covariates = new TreeMap<>();

    /** How busy a named resource was, as a share; what a clock's coarseness takes beyond 0 or 1 is cut. */
    public void busy(String resource, double share) {
        if (Double.isFinite(share)) {
            busy.put(resource, Math.max(0, Math.min(1, share)));
        }
    }

    /**
     * What else was seen; a number that is none is left out.
     *
     * @param name with its unit, as {@code interrupts (1/s)}
     */
    public void covariate(String name, double value) {
        if (Double.isFinite(value)) {
            covariates.put(name, value);
        }
    }

    SortedMap<String, Double> busy() {
        return busy;
    }

    SortedMap<String, Double> covariates() {
        return covariates;
    }
}
