package dev.plumbline.load;

import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Window;
import org.jspecify.annotations.Nullable;

/**
 * What one machine's server is asked to do.
 *
 * @param machine the machine
 * @param server its server
 * @param job the job; it has the machine's name, by which its results are found again
 */
record FioMachine(Machine machine, FioServer server, Job job) {

    /** A job that knows all but when. */
    @FunctionalInterface
    interface Job {

        /** Its file. */
        String text(Window window, @Nullable FioGate gate);
    }

    String name() {
        return machine.name();
    }
}
