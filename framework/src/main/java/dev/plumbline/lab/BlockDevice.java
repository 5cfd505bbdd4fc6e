package dev.plumbline.lab;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A part of a volume that bytes are read from and written to. All moments are on the clock of {@link System#nanoTime()}. A
 * device that is not emulated does the work before it returns, and returns the moment at which it was done; an emulated one
 * returns early and says when the work will have been done. Used by one thread.
 */
public interface BlockDevice extends Closeable {

    /** Its size, in bytes. */
    long bytes();

    /**
     * Reads until the buffer is full.
     *
     * @param offset where in this part to begin, in bytes
     * @param into filled from its position to its limit
     * @param arrivalNanos when the request reached the device
     * @return when it is done
     * @throws IOException when it cannot be read
     */
    long read(long offset, ByteBuffer into, long arrivalNanos) throws IOException;

    /**
     * Writes what remains in the buffer.
     *
     * @param offset where in this part to begin, in bytes
     * @param from written from its position to its limit
     * @param arrivalNanos when the request reached the device
     * @return when it is done
     * @throws DiskFullException when there is no room for it, with the moment at which that is known
     * @throws IOException when it cannot be written
     */
    long write(long offset, ByteBuffer from, long arrivalNanos) throws IOException;
}
