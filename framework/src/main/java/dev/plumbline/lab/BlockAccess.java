package dev.plumbline.lab;

import java.io.IOException;

/** An ability of a machine of this process: it reads and writes a part of a volume. */
public interface BlockAccess {

    /**
     * Opens a part of a volume. What is written to one whose writes are {@link Writes#DISCARDED} is gone with what is opened.
     *
     * @param lun the volume
     * @param slot which part of it
     * @throws IOException when it cannot be opened
     */
    BlockDevice open(Lun lun, DiskSlot slot) throws IOException;
}
