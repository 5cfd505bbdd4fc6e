package dev.plumbline.load;

import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Window;
import java.util.function.Function;

/**
 * What one machine's server is asked to do.
 *
 * @param machine the machine
 * @param server its server
 * @param job the job file for a window; the job has the machine's name, by which its results are found again
 */
record FioMachine(Machine machine, FioServer server, Function<Window, String> job) {

    String name() {
        return machine.name();
    }
}
