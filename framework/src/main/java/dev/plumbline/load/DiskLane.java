package dev.plumbline.load;

import dev.plumbline.lab.BlockDevice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;

/** One outstanding disk operation after the other, with a pause between them where the pattern has one. */
final class DiskLane implements ScheduleLoop.Lane {

    /** Told of each operation that ended, and how many bytes it moved. */
    @FunctionalInterface
    interface Ended {
        void operation(long arrival, long end, int bytes);
    }

    private final BlockDevice device;
    private final AccessPattern pattern;
    private final Ended ended;
    private final ByteBuffer toWrite;
    private final ByteBuffer toRead;

    /** Bytes of the operation that is under way; 0 in a pause. */
    private int moving;

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
        long from = pattern.from(arrival);
        if (from > arrival) {
            moving = 0;
            return from;
        }
        AccessPattern.Operation operation = pattern.next();
        moving = operation.bytes();
        return operation.reads()
                ? device.read(operation.offset(), toRead.clear().limit(moving), arrival)
                : device.write(operation.offset(), toWrite.clear().limit(moving), arrival);
    }

    @Override
    public void ended(long arrival, long end) {
        if (moving > 0) {
            ended.operation(arrival, end, moving);
        }
    }
}
