package dev.plumbline.lab;

/** A volume that machines are placed on. */
public interface Lun {

    /** Its name, unique within the lab. */
    String name();

    /** Its size in bytes. */
    long bytes();
}
