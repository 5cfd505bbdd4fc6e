package dev.plumbline.fingerprint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.ComputerSystem;
import oshi.hardware.GlobalMemory;
import oshi.hardware.PhysicalMemory;
import oshi.software.os.OperatingSystem;

/**
 * What is known of a computer on every operating system.
 *
 * @param cpu its processors
 * @param memoryBytes the memory that the kernel manages, in bytes
 * @param memorySpeed type and clock of its modules; empty where nothing tells
 * @param os name, version and build of its operating system, in this order, each empty where nothing tells
 * @param firmware vendor and version of its firmware and its model, in this order, each empty where nothing tells
 */
record Hardware(
        Cpu cpu,
        long memoryBytes,
        Optional<String> memorySpeed,
        List<Optional<String>> os,
        List<Optional<String>> firmware) {

    /**
     * Processors.
     *
     * @param model their name, as the vendor writes it
     * @param sockets packages
     * @param cores cores in all packages
     * @param threads logical processors
     */
    record Cpu(Optional<String> model, int sockets, int cores, int threads) {}

    /** This computer's, by OSHI. */
    static Hardware ofThisComputer() {
        SystemInfo system = new SystemInfo();
        GlobalMemory memory = system.getHardware().getMemory();
        return new Hardware(
                cpu(system.getHardware().getProcessor()),
                memory.getTotal(),
                speed(memory.getPhysicalMemory()),
                os(system.getOperatingSystem()),
                firmware(system.getHardware().getComputerSystem()));
    }

    private static Cpu cpu(CentralProcessor processor) {
        return new Cpu(
                known(processor.getProcessorIdentifier().getName()),
                processor.getPhysicalPackageCount(),
                processor.getPhysicalProcessorCount(),
                processor.getLogicalProcessorCount());
    }

    private static Optional<String> speed(List<PhysicalMemory> modules) {
        return known(modules.stream()
                .filter(module -> module.getClockSpeed() > 0)
                .map(module -> module.getMemoryType() + " " + module.getClockSpeed() / 1_000_000 + " MHz")
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ")));
    }

    private static List<Optional<String>> os(OperatingSystem os) {
        return List.of(
                known(os.getFamily()),
                known(os.getVersionInfo().getVersion()),
                known(os.getVersionInfo().getBuildNumber()));
    }

    private static List<Optional<String>> firmware(ComputerSystem computer) {
        return List.of(
                known(computer.getFirmware().getManufacturer()),
                known(computer.getFirmware().getVersion()),
                known(computer.getModel()));
    }

    /** OSHI says {@code unknown} of what it does not know. */
    private static Optional<String> known(@Nullable String text) {
        return text == null || text.isBlank() || text.equalsIgnoreCase("unknown")
                ? Optional.empty()
                : Optional.of(text);
    }
}
