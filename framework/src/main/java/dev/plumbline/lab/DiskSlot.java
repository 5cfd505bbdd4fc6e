package dev.plumbline.lab;

/**
 * Where a machine's disk lies.
 *
 * @param lun the index of its LUN, from 0
 * @param offset where it begins on that LUN, in bytes
 * @param bytes its size, in bytes
 */
public record DiskSlot(int lun, long offset, long bytes) {}
