package dev.plumbline.lab.linux;

import java.io.IOException;

/** Numbers of the host that are read together, again and again while a load runs. */
public interface HostCounters {

    /** How many numbers it has. */
    int size();

    /**
     * Reads all of them.
     *
     * @param into where they go
     * @param at where the first of them goes; the others follow it. One that cannot be read is NaN
     * @throws IOException when none of them can be read
     */
    void read(double[] into, int at) throws IOException;

    /** Tells what they did in an interval. */
    void tell(HostCourse course, HostFigures figures);
}
