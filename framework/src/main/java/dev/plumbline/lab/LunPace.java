package dev.plumbline.lab;

/**
 * An ability of a LUN: it can be slowed down on purpose, and be as fast as before again. One that is slow and not restored stays so
 * for later trials, until it is undone: who slows it sees to that.
 */
public interface LunPace {

    /**
     * Told before the load starts what will be done when. One that is emulated by schedule goes by that alone: each request that it
     * begins in the meantime takes so many times as long.
     *
     * @param times how many times as long it will take, 1 or more
     * @param from when it will be slowed down, on the clock of {@link System#nanoTime()}
     * @param to when it will be restored; {@link Long#MAX_VALUE} for after the load
     */
    void planned(int times, long from, long to);

    /**
     * Slows it down; returns when that is done.
     *
     * @throws Exception when it stays as it is
     */
    void slow(int times) throws Exception;

    /**
     * Restores its pace; returns when it is as before.
     *
     * @throws Exception when it stays slow
     */
    void restore() throws Exception;
}
