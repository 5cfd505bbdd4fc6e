package dev.plumbline.lab.hosts;

import dev.plumbline.lab.Lun;

/**
 * A volume that is declared: on each host a disk of its own, in the folder or on the device with that number.
 *
 * @param bytes how much of each is asked for
 * @param number which of the declared ones it is, from 1
 */
record HostLun(String name, long bytes, int number) implements Lun {}
