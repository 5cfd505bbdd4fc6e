package dev.plumbline.lab;

/** An ability of a lab: it observes beside a load how busy its named resources are, and what else goes on. */
public interface Sampler {

    /** Starts to watch; called before the load starts. */
    Watch watch(Window window);

    /** A watch that runs. */
    interface Watch extends AutoCloseable {

        /**
         * What was observed in an interval. Called after the load.
         *
         * @param measured the part of the trial in which all machines measured
         */
        Observed in(Interval measured);

        /** Ends it. */
        @Override
        void close();
    }
}
