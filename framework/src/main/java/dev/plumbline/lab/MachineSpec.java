package dev.plumbline.lab;

/**
 * A machine to be made.
 *
 * @param name its name
 * @param cpus virtual processors
 * @param memoryBytes memory, in bytes
 * @param link its attachment to the network
 * @param hardware what of its virtual hardware was chosen
 */
public record MachineSpec(String name, int cpus, long memoryBytes, LinkSpec link, Hardware hardware) {

    /** One of whose virtual hardware nothing was chosen. */
    public MachineSpec(String name, int cpus, long memoryBytes, LinkSpec link) {
        this(name, cpus, memoryBytes, link, Hardware.ANY);
    }
}
