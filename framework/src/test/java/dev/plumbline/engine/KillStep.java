package dev.plumbline.engine;

/**
 * A moment in the course of a run: before or after a call that has an effect, told apart by who makes it.
 *
 * @param call the call and those that led to it, as {@code LedgerLog.announced [local.group] by ControlGroup.announce}
 * @param after whether the call has returned
 * @param time the how manieth such moment of the run it is, from 1
 */
record KillStep(String call, boolean after, int time) {

    KillStep first() {
        return new KillStep(call, after, 1);
    }

    @Override
    public String toString() {
        return (after ? "after " : "before ") + call + (time == 1 ? "" : " #" + time);
    }
}
