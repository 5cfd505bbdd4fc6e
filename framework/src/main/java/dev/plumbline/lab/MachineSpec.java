package dev.plumbline.lab;

/**
 * A machine to be made.
 *
 * @param name its name
 * @param cpus virtual processors
 * @param memoryBytes memory, in bytes
 * @param link its attachment to the network
 */
public record MachineSpec(String name, int cpus, long memoryBytes, LinkSpec link) {}
