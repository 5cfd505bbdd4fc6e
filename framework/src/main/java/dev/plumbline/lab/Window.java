package dev.plumbline.lab;

/**
 * The time of one trial's load, common to all workers, on the clock of {@link System#nanoTime()}.
 *
 * @param start when all workers start
 * @param from when the measured interval begins, after the warm-up
 * @param to when it ends
 */
public record Window(long start, long from, long to) {

    /** The same times from another start on. */
    public Window startingAt(long moment) {
        return new Window(moment, moment + (from - start), moment + (to - start));
    }

    /** The length of the measured interval, in seconds. */
    public double seconds() {
        return (to - from) / 1e9;
    }
}
