package dev.plumbline.lab;

/**
 * An ability of a machine that is emulated by schedule: its processors, and what a request costs them. All moments are on the clock
 * of {@link System#nanoTime()}.
 */
public interface MachineProcessor {

    /**
     * When a processor has done some work. Hand over at most {@link #sliceNanos()} at a time, so that several take turns.
     *
     * @param nanos how long a processor takes for it that has nothing else to do
     * @param arrivalNanos when it may begin
     */
    long work(long nanos, long arrivalNanos);

    /** The longest that one may work before others have their turn, in nanoseconds; 1 or more. */
    long sliceNanos();

    /** How much a request to the machine's web server costs, in nanoseconds; 0 or more. */
    long requestNanos();
}
