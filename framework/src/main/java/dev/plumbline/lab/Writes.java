package dev.plumbline.lab;

/** What becomes of what machines write to a volume. */
public enum Writes {
    /** It stays as long as the volume. */
    KEPT,
    /**
     * Each machine sees the whole volume, and what it writes it alone reads back, until the load that wrote it ends; every load
     * begins with the volume as it was made, whose own bytes never change. The writes are gone at the latest when the volume is
     * released.
     */
    DISCARDED
}
