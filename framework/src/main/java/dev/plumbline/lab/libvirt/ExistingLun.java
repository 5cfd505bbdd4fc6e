package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Lun;
import java.nio.file.Path;

/**
 * A volume that is there: inside each machine a disk of its own, at the same path.
 *
 * @param bytes how much of each is asked for
 * @param device its path in every machine
 */
record ExistingLun(String name, long bytes, Path device) implements Lun {}
