package dev.plumbline.lab;

/**
 * An ability of a LUN: it can be filled up on purpose, so that writes fail, and have room again. One that is full and not freed stays
 * so for later trials, until it is undone: who fills it sees to that.
 */
public interface LunRoom {

    /**
     * Told before the load starts what will be done when. One that is emulated by schedule goes by that alone: each write that would
     * be done in the meantime fails.
     *
     * @param from when it will be full, on the clock of {@link System#nanoTime()}
     * @param to when it will have room again; {@link Long#MAX_VALUE} for after the load
     */
    void planned(long from, long to);

    /**
     * Fills it; returns when that is done.
     *
     * @throws Exception when there is still room
     */
    void fillUp() throws Exception;

    /**
     * Frees what filled it; returns when it is as before.
     *
     * @throws Exception when it stays full
     */
    void makeRoom() throws Exception;
}
