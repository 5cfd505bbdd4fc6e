package dev.plumbline.lab;

/** A volume that machines are placed on. */
public interface Lun {

    /** Its name, unique within the lab. */
    String name();

    /** Its size in bytes. */
    long bytes();

    /**
     * What becomes of what machines write to it; {@link Writes#KEPT} by default. Where it is kept, no two machines are given the
     * same part of it.
     */
    default Writes writes() {
        return Writes.KEPT;
    }
}
