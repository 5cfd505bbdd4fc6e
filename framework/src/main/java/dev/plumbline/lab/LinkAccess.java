package dev.plumbline.lab;

/**
 * An ability of a machine of this process: it tells when its link has carried something. All moments are on the clock of
 * {@link System#nanoTime()}. A link that is not emulated carries in its own time, and returns the arrival.
 */
public interface LinkAccess {

    /**
     * When bytes have left this machine.
     *
     * @param bytes how many; at most about {@link #chunkBytes()}, or others wait long
     * @param arrivalNanos when they were handed to the link
     * @return when the last of them was through
     */
    long send(long bytes, long arrivalNanos);

    /**
     * When bytes have reached this machine.
     *
     * @param bytes how many; at most about {@link #chunkBytes()}, or others wait long
     * @param arrivalNanos when they were handed to the link
     * @return when the last of them was through
     */
    long receive(long bytes, long arrivalNanos);

    /** How many bytes to hand over at a time so that several transfers share the link fairly; 1 or more. */
    int chunkBytes();
}
