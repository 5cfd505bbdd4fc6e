package dev.plumbline.lab.embedded;

/** How much of a volume machines have written for themselves alone, in bytes, over all of them. */
final class PrivateSpace {

    private long now;
    private long most;

    synchronized void take(long bytes) {
        now += bytes;
        most = Math.max(most, now);
    }

    synchronized void give(long bytes) {
        now -= bytes;
    }

    /** The most that there was at once. */
    synchronized long most() {
        return most;
    }
}
