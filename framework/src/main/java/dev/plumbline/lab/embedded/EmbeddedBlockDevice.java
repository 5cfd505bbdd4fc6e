package dev.plumbline.lab.embedded;

import dev.plumbline.lab.BlockDevice;
import dev.plumbline.lab.DiskSlot;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A part of an embedded LUN: the bytes are read or written at once, the moment comes from the LUN's schedule.
 */
final class EmbeddedBlockDevice implements BlockDevice {

    private final EmbeddedLun lun;
    private final DiskSlot slot;
    private final LunBytes content;

    EmbeddedBlockDevice(EmbeddedLun lun, DiskSlot slot) throws IOException {
        if (slot.offset() < 0 || slot.bytes() < 1 || slot.offset() > lun.bytes() - slot.bytes()) {
            throw new IllegalArgumentException(slot + " does not lie on " + lun.name() + " of " + lun.bytes() + " B");
        }
        this.lun = lun;
        this.slot = slot;
        this.content = lun.open();
    }

    @Override
    public long bytes() {
        return slot.bytes();
    }

    @Override
    public long read(long offset, ByteBuffer into, long arrivalNanos) throws IOException {
        content.read(position(offset, into), into);
        return lun.serve(arrivalNanos);
    }

    @Override
    public long write(long offset, ByteBuffer from, long arrivalNanos) throws IOException {
        long position = position(offset, from);
        long end = lun.serveWrite(arrivalNanos);
        content.write(position, from);
        return end;
    }

    private long position(long offset, ByteBuffer buffer) {
        if (offset < 0 || offset > slot.bytes() - buffer.remaining()) {
            throw new IllegalArgumentException(
                    buffer.remaining() + " B at " + offset + " do not lie on a part of " + slot.bytes() + " B");
        }
        return slot.offset() + offset;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
