package dev.plumbline.lab.embedded;

import dev.plumbline.lab.Lun;
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
 */
record EmbeddedLun(String name, long bytes, Path file, ServiceCentre centre, double serviceNanos) implements Lun {

    /** Makes the file; only its last byte is written, so that the file system has nothing to store for the rest. */
    void create() throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.allocate(1), bytes - 1);
        }
    }

    long serve(long arrival) {
        return centre.serve(arrival, serviceNanos);
    }
}
