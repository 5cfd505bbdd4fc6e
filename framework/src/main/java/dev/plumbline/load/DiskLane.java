package dev.plumbline.load;

import dev.plumbline.lab.BlockDevice;
import dev.plumbline.lab.DiskFullException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
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
    private final Optional<FaultedOperations> faulted;
    private final ByteBuffer toWrite;
    private final ByteBuffer toRead;

    /** Bytes of the operation that is under way; 0 in a pause, and where it will fail. */
    private int moving;

    private boolean failing;

    /** @param faulted told of operations that fail, where there is a fault; without one, none may */
    DiskLane(
            BlockDevice device,
            AccessSpec spec,
            AccessPattern pattern,
            Ended ended,
            Optional<FaultedOperations> faulted) {
        this.device = device;
        this.pattern = pattern;
        this.ended = ended;
        this.faulted = faulted;
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
                : write(operation.offset(), arrival);
    }

    private long write(long offset, long arrival) throws IOException {
        try {
            return device.write(offset, toWrite.clear().limit(moving), arrival);
        } catch (DiskFullException e) {
            if (faulted.isEmpty()) {
                throw e;
            }
            moving = 0;
            failing = true;
            return e.knownAt();
        }
    }

    @Override
    public void ended(long arrival, long end) {
        if (moving > 0) {
            ended.operation(arrival, end, moving);
        } else if (failing) {
            failing = false;
            faulted.ifPresent(FaultedOperations::failed);
        }
    }
}
