package dev.plumbline.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How busy the load generator itself is: the processor time of this JVM, as a share of what all processors of the computer have
 * to give. Where that is the limit, a figure says something of the generator and nothing of the lab.
 */
final class GeneratorCpu {

    /** The resource's name. */
    static final String NAME = "generator CPU";

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long wallBegan = System.nanoTime();
    private final long cpuBegan = SYSTEM.getProcessCpuTime();

    private GeneratorCpu() {}

    static GeneratorCpu start() {
        return new GeneratorCpu();
    }

    /** The share since the start, 0 to 1. */
    double busy() {
        double wall = System.nanoTime() - wallBegan;
        double cpu = SYSTEM.getProcessCpuTime() - cpuBegan;
        return Math.max(0, Math.min(1, cpu / (wall * SYSTEM.getAvailableProcessors())));
    }
}
