package dev.plumbline.lab;

import java.io.IOException;
import java.util.List;

/** An ability of a machine: programs are started on it. */
public interface Programs {

    /**
     * Starts a program on the machine.
     *
     * @param arguments the program and its arguments; no shell reads them
     * @return the process here whose input, outputs and exit code are those of the program there; who starts it ends it
     * @throws IOException when it cannot be started
     */
    Process start(List<String> arguments) throws IOException;
}
