package dev.plumbline.load;

import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.Window;
import java.util.function.Function;

/**
 * What one machine's server is asked to do.
 *
 * @param name the machine, and its job's name, by which its results are found again
 * @param server the server
 * @param job the job file for a window
 */
record FioMachine(String name, FioServer server, Function<Window, String> job) {}
