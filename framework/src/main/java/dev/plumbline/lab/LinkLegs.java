package dev.plumbline.lab;

/** An ability of a machine: the cables of its link can be pulled and plugged in again, leg by leg. */
public interface LinkLegs {

    /** How many legs its link has, 1 or more. */
    int legs();

    /**
     * Told before the load starts what will be done when. A link that is emulated by schedule goes by that alone; for a real one
     * there is nothing to do.
     *
     * @param leg which, counted from 0
     * @param from when it will be pulled, on the clock of {@link System#nanoTime()}
     * @param to when it will be plugged in again; {@link Long#MAX_VALUE} for after the load
     * @throws IndexOutOfBoundsException when there is no such leg
     */
    default void planned(int leg, long from, long to) {
        // A real cable is pulled when it is time.
    }

    /**
     * Pulls a leg's cable, or plugs it in again; returns when that is done, which others may notice a little later. Nothing
     * happens to a leg that is already so. A leg that was pulled stays so until it is plugged in again or the machine is
     * undone, also for later trials: who pulls it sees to that.
     *
     * @param leg which, counted from 0
     * @param connected whether it is to be connected
     * @throws IndexOutOfBoundsException when there is no such leg
     * @throws Exception when it cannot be done
     */
    void connect(int leg, boolean connected) throws Exception;
}
