package dev.plumbline.lab.embedded;

import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Writes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A volume: a sparse file behind a service centre.
 *
 * @param name its name
 * @param bytes its size
 * @param file the file
 * @param centre what gives it its rate
 * @param serviceNanos how long one request takes, as declared
 * @param writes what becomes of what machines write
 */
record EmbeddedLun(String name, long bytes, Path file, ServiceCentre centre, double serviceNanos, Writes writes)
        implements Lun {

    /** Makes the file; only its last byte is written, so that the file system has nothing to store for the rest. */
    void create() throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.allocate(1), bytes - 1);
        }
    }

    /** Its bytes, as one machine sees them. */
    LunBytes open() throws IOException {
        return switch (writes) {
            case KEPT -> new SharedBytes(file);
            case DISCARDED -> PrivateBytes.over(this);
        };
    }

    long serve(long arrival) {
        return centre.serve(arrival, serviceNanos);
    }
}
