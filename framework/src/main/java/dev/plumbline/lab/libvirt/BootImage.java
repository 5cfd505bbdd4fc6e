package dev.plumbline.lab.libvirt;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** What a lab's machines boot: a disk that all of them share, and none writes to. */
sealed interface BootImage permits GuestImage, CloudImage {

    Path disk();

    /** How the bytes are laid out there: {@code raw} or {@code qcow2}. */
    String format();

    /** All files that a hypervisor opens. */
    List<Path> files();

    /** The same in another folder, to which all its files have been copied. */
    BootImage in(Path folder);

    /** What identifies it in a fingerprint. */
    SortedMap<String, String> identity();
}
