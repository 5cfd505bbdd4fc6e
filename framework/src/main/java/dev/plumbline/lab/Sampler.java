package dev.plumbline.lab;

/** An ability of a lab: it observes beside a load how busy its named resources are, and what else goes on. */
public interface Sampler {

    /** Starts to watch; called before the load starts. */
    Watch watch(Window window);

    /**
     * Whether what it observes goes by a schedule, which a busy computer makes late and not slow. Then the processor time of this
     * JVM limits nothing as long as the schedule is kept, which is checked. By default it does not.
     */
    default boolean bySchedule() {
        return false;
    }

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
