package dev.plumbline.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A data image as a lab has laid it out. */
public interface StoredImage {

    /** What machines read: volumes whose writes are {@link Writes#DISCARDED}; one, or one for each machine. */
    LunSet luns();

    /** Whether it can be read now. */
    boolean ready();

    /**
     * From the moment when the image itself was there to the moment when machines could read it: how long copying took, by the
     * lab's schedule where it has one.
     */
    Duration startTime();

    /**
     * The space that it takes on the lab's storage, in bytes: the image, its copies, and what machines have written instead of
     * its bytes, of that the most since it was made or what there is now.
     *
     * @throws IOException when that cannot be told
     * @throws InterruptedException when the waiting thread is interrupted
     */
    long allocatedBytes() throws IOException, InterruptedException;

    /**
     * SHA-256 of all bytes of the image, and then of each copy, in hexadecimal.
     *
     * @throws IOException when they cannot be read
     */
    List<String> digests() throws IOException;
}
