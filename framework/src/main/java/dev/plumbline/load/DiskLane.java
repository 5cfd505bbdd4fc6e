package dev.plumbline.load;

import dev.plumbline.lab.BlockDevice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;

/** One outstanding disk operation after the other. */
final class DiskLane implements ScheduleLoop.Lane {

    /** Told of each operation that ended. */
    @FunctionalInterface
    interface Ended {
        void operation(long arrival, long end);
    }

    private final BlockDevice device;
    private final AccessPattern pattern;
    private final Ended ended;
    private final ByteBuffer toWrite;
    private final ByteBuffer toRead;

    DiskLane(BlockDevice device, AccessSpec spec, AccessPattern pattern, Ended ended) {
        this.device = device;
        this.pattern = pattern;
        this.ended = ended;
        byte[] content = new byte[spec.blockBytes()];
        new Random(spec.blockBytes()).nextBytes(content);
        this.toWrite = ByteBuffer.wrap(content);
        this.toRead = ByteBuffer.allocate(spec.blockBytes());
    }

    @Override
    public long begin(long arrival) throws IOException {
        long offset = pattern.offset();
        return pattern.reads()
                ? device.read(offset, toRead.clear(), arrival)
                : device.write(offset, toWrite.clear(), arrival);
    }

    @Override
    public void ended(long arrival, long end) {
        ended.operation(arrival, end);
    }
}
