package dev.plumbline.lab;

/**
 * An ability of a machine: it can be killed on purpose, and be started again. One that is killed and not started stays so for
 * later trials, until it is undone: who kills it sees to that.
 */
public interface MachineKill {

    /**
     * Told before the load starts what will be done when. A machine that is emulated by schedule is down from then on; for a real
     * one there is nothing to do.
     *
     * @param at when it will be killed, on the clock of {@link System#nanoTime()}
     * @param restartAt when it will be started again; {@link Long#MAX_VALUE} for after the load
     */
    default void planned(long at, long restartAt) {
        // A real machine is told when it happens.
    }

    /**
     * Ends it at once and without a warning; returns when that is done.
     *
     * @throws Exception when it cannot be ended
     */
    void kill() throws Exception;

    /**
     * Starts it again, with the web server if that ran; returns once it serves as before.
     *
     * @throws Exception when it does not come back
     */
    void startAgain() throws Exception;
}
