package dev.plumbline.lab.linux;

import java.io.IOException;

/** A named resource whose use can be read off a counter, so that it is known how busy it was between two moments. */
public interface Meter {

    /** The resource, as in {@code vm-1 link out}; unique within the lab. */
    String name();

    /**
     * What has been used of it since some moment in the past; never falls while the resource is there.
     *
     * @throws IOException when it cannot be read, as when the resource is gone
     */
    double used() throws IOException;

    /** What it gives in a second at most, in the counter's unit; more than zero. */
    double capacityPerSecond();
}
