package dev.plumbline.lab;

import java.util.SortedMap;

/** An ability of a lab: it tells how busy its named resources are beside a load. */
public interface Sampler {

    /** Starts to watch; called before the load starts. */
    Watch watch(Window window);

    /** A watch that runs. */
    interface Watch extends AutoCloseable {

        /** Resource name to the share of the window's measured interval in which it was busy, 0 to 1. Called after the load. */
        SortedMap<String, Double> busy();

        /** Ends it. */
        @Override
        void close();
    }
}
