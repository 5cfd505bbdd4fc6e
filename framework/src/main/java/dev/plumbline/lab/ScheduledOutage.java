package dev.plumbline.lab;

import java.util.OptionalLong;

/**
 * An ability of a machine that is emulated by schedule: it is down from one moment to another. All moments are on the clock of
 * {@link System#nanoTime()}.
 */
public interface ScheduledOutage {

    /** The header of a request that tells the machine's web server when it arrives by the schedule; it counts as now without. */
    String ARRIVAL = "X-Arrival";

    /** Whether it is down then. */
    boolean down(long moment);

    /** When it is up again that is down at a moment; that moment itself where it is up. */
    long upFrom(long moment);

    /** When it went down, if that was after one moment and not after another. */
    OptionalLong wentDown(long after, long until);
}
