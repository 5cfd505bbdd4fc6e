package dev.plumbline.lab.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A LUN's bytes, as one machine sees them. Used by one thread. */
interface LunBytes extends Closeable {

    /** Reads until the buffer is full. */
    void read(long position, ByteBuffer into) throws IOException;

    /** Writes what remains in the buffer. */
    void write(long position, ByteBuffer from) throws IOException;
}
