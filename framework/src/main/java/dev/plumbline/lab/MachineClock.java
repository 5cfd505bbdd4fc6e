package dev.plumbline.lab;

import java.io.IOException;

/**
 * An ability of a machine with a clock of its own. Machines without it have this computer's. Load generators that write down
 * when things happened by the machine's clock are corrected by it.
 */
public interface MachineClock {

    /**
     * How far the machine's wall clock is ahead of this computer's, in nanoseconds; negative where it is behind. Takes a bounded
     * time.
     *
     * @throws IOException when the machine does not tell
     * @throws InterruptedException when the waiting thread is interrupted
     */
    long aheadNanos() throws IOException, InterruptedException;
}
