package dev.plumbline.lab;

/**
 * Volumes that are wanted.
 *
 * @param count how many, 1 or more
 * @param bytes the size of each
 */
record LunsSpec(int count, long bytes) {}
