package dev.plumbline.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * An ability of a lab: to run the commands that its description names, as those of a change. A lab without it has them run on
 * the computer that runs the tests.
 */
public interface CommandHost {

    /** Where they run, as in {@code ssh root@san1}; an undo record runs nowhere else than where it was announced. */
    String where();

    /**
     * Runs a program and waits for its end; one that takes too long is killed with all that it has started.
     *
     * @param arguments the program and its arguments; no shell looks at them
     * @param within the longest that it may take; more than zero
     * @throws IOException when it cannot be started
     * @throws InterruptedException when the waiting thread is interrupted; the program is then killed
     */
    Ended run(List<String> arguments, Duration within) throws IOException, InterruptedException;

    /**
     * How a command ended.
     *
     * @param exitCode its exit code; empty when it took too long and was killed
     * @param output what it printed, on standard output and standard error; of much output only the beginning
     */
    record Ended(OptionalInt exitCode, String output) {}
}
