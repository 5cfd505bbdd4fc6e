package dev.plumbline.lab.embedded;

import dev.plumbline.lab.DiskFullException;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.LunPace;
import dev.plumbline.lab.LunRoom;
import dev.plumbline.lab.Writes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * A volume: a sparse file behind a service centre.
 *
 * @param name its name
 * @param bytes its size
 * @param file the file
 * @param device what gives it its rate
 * @param serviceNanos how long one request takes, as declared
 * @param writes what becomes of what machines write
 * @param discarded how much of that is thrown away when its load ends
 * @param faults what is done to it on purpose
 */
record EmbeddedLun(
        String name,
        long bytes,
        Path file,
        LunDevice device,
        double serviceNanos,
        Writes writes,
        PrivateSpace discarded,
        LunFaults faults)
        implements Lun, LunPace, LunRoom {

    private static final int CHUNK = 1 << 20;

    /** Makes the file; only its last byte is written, so that the file system has nothing to store for the rest. */
    void create() throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.allocate(1), bytes - 1);
        }
    }

    /** Makes the file, full of bytes that are the same each time. */
    void fill() throws IOException {
        Random random = new Random(bytes);
        byte[] chunk = new byte[CHUNK];
        try (OutputStream content = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            for (long left = bytes; left > 0; left -= chunk.length) {
                random.nextBytes(chunk);
                content.write(chunk, 0, (int) Math.min(left, chunk.length));
            }
        }
    }

    /** The n-th volume with the same bytes, behind the same device; its file is not there yet. */
    EmbeddedLun copy(int number) {
        Path beside = file.resolveSibling(LunFile.privatePrefix(file) + "copy-" + number);
        return new EmbeddedLun(
                name + "-copy-" + number, bytes, beside, device, serviceNanos, writes, discarded, faults);
    }

    /** Its bytes, as one machine sees them. */
    LunBytes open() throws IOException {
        return switch (writes) {
            case KEPT -> new SharedBytes(file);
            case DISCARDED -> PrivateBytes.over(this);
        };
    }

    long serve(long arrival) {
        return device.centre().serve(arrival, serviceNanos, faults.slow());
    }

    /** The same for a write. */
    long serveWrite(long arrival) throws DiskFullException {
        long end = serve(arrival);
        if (faults.full().holds(end)) {
            throw new DiskFullException(name, end);
        }
        return end;
    }

    @Override
    public void planned(int times, long from, long to) {
        faults.slow().planned(times, from, to);
    }

    @Override
    public void slow(int times) {
        faults.slow().begin(times);
    }

    @Override
    public void restore() {
        faults.slow().end();
    }

    @Override
    public void planned(long from, long to) {
        faults.full().planned(from, to);
    }

    @Override
    public void fillUp() {
        faults.full().begin();
    }

    @Override
    public void makeRoom() {
        faults.full().end();
    }

    /** Forgets what an earlier trial left. */
    void clear() {
        device.centre().clear();
        faults.clear();
    }
}
