package dev.plumbline.lab.embedded;

import dev.plumbline.lab.MachineStart;
import java.time.Duration;

/**
 * When something may be used, by schedule.
 *
 * @param from when it was begun, on the clock of {@link System#nanoTime()}
 * @param startTime how long it takes from then on
 */
record ScheduledStart(long from, Duration startTime) implements MachineStart {

    boolean isOver() {
        return System.nanoTime() - from >= startTime.toNanos();
    }
}
