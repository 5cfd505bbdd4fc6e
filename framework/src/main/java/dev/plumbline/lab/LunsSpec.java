package dev.plumbline.lab;

/**
 * Volumes that are wanted.
 *
 * @param count how many, 1 or more
 * @param bytes the size of each
 * @param writes what becomes of what machines write
 */
record LunsSpec(int count, long bytes, Writes writes) {

    /** Volumes that keep what is written. */
    LunsSpec(int count, long bytes) {
        this(count, bytes, Writes.KEPT);
    }
}
