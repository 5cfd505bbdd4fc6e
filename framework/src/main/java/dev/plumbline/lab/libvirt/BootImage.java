package dev.plumbline.lab.libvirt;

import java.nio.file.Path;
import java.util.SortedMap;

/** What a lab's machines boot: a disk that all of them share, and none writes to. */
sealed interface BootImage permits GuestImage, CloudImage {

    Path disk();

    /** How the bytes are laid out there: {@code raw} or {@code qcow2}. */
    String format();

    /** What identifies it in a fingerprint. */
    SortedMap<String, String> identity();
}
