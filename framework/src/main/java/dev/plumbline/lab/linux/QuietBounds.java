package dev.plumbline.lab.linux;

import dev.plumbline.lab.Settings;
import java.time.Duration;

/**
 * How much may go on beside the lab before it counts as disturbed.
 *
 * @param cpu the share of all processors that other programs may use, 0 to 1; in a trial too
 * @param disk the share of the time for which a disk may be busy before a block, 0 to 1
 * @param runQueue how many tasks for each processor may want to run before a block, on average
 * @param patience how long a block waits for it
 */
public record QuietBounds(double cpu, double disk, int runQueue, Duration patience) {

    /** The section {@code quiet}. */
    public static QuietBounds read(Settings quiet) {
        quiet.known("cpu", "disk", "runQueue", "wait");
        return new QuietBounds(
                quiet.share("cpu", 0.1),
                quiet.share("disk", 0.2),
                quiet.count("runQueue", 1),
                quiet.duration("wait", Duration.ofSeconds(30)));
    }
}
