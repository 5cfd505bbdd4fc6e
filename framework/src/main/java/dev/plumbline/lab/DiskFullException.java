package dev.plumbline.lab;

import java.io.IOException;

/** What was written to a volume found no room there. */
public final class DiskFullException extends IOException {

    private static final long serialVersionUID = 1;

    private final long knownAt;

    /**
     * A write that failed.
     *
     * @param lun the volume's name
     * @param knownAt when the writer is told, on the clock of {@link System#nanoTime()}; for an emulated volume that may be yet to come
     */
    public DiskFullException(String lun, long knownAt) {
        super(lun + " is full: no space left on device");
        this.knownAt = knownAt;
    }

    /** When the writer is told, on the clock of {@link System#nanoTime()}. */
    public long knownAt() {
        return knownAt;
    }
}
