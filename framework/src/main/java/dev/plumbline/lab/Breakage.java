package dev.plumbline.lab;

/** What a fault does to what it strikes. */
interface Breakage {

    /** The name of what it strikes. */
    String struck();

    /** Told before the load starts; the moments are on the clock of {@link System#nanoTime()}. */
    default void plan(long strikesAt, long repairedAt) {
        // What is real is broken when it is time.
    }

    /** Breaks it. */
    void strike() throws Exception;

    /** Repairs it. */
    void mend() throws Exception;
}
