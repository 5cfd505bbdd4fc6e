package dev.plumbline.load;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * What holds fio's jobs back until all of them are ready. Without it, jobs begin up to seconds apart, since fio looks only every
 * 100 ms whether one is ready to begin, and talks to one server after the other.
 */
interface FioGate {

    /**
     * The command that fio runs in a shell as the last before a job begins; its end lets the job go. fio adds the name of a file for
     * its output.
     */
    String command(String machine);

    /** Whether a machine's job waits here, or has waited. */
    boolean reached(String machine);

    /** The process of a job that waits here; empty where it is none of this computer's. */
    OptionalLong process(String machine) throws IOException;

    /** Lets all go that wait, and those that come later. */
    void open() throws IOException;

    void close() throws IOException;
}
