package dev.plumbline.fingerprint;

import dev.plumbline.model.Quantities;
import java.util.Optional;
import java.util.TreeSet;

/** Processors, memory, kernel and firmware. */
final class ComputerFacts {

    private static final String CPUS = "sys/devices/system/cpu";

    private final SystemFiles files;
    private final Facts facts;

    ComputerFacts(SystemFiles files, Facts facts) {
        this.files = files;
        this.facts = facts;
    }

    void read(Hardware hardware) {
        facts.put(KnownKey.CPU_MODEL, hardware.cpu().model());
        facts.put(KnownKey.CPU_SOCKETS, count(hardware.cpu().sockets()));
        facts.put(KnownKey.CPU_CORES, count(hardware.cpu().cores()));
        facts.put(KnownKey.CPU_THREADS, count(hardware.cpu().threads()));
        facts.put(KnownKey.CPU_GOVERNOR, governor());
        facts.put(KnownKey.CPU_MICROCODE, cpuinfo("microcode"));
        facts.put(KnownKey.MEMORY_SIZE, memory(hardware.memoryBytes()));
        facts.put(KnownKey.MEMORY_SPEED, hardware.memorySpeed());
        facts.put(KnownKey.OS_NAME, hardware.os().get(0));
        facts.put(KnownKey.OS_VERSION, hardware.os().get(1));
        facts.put(
                KnownKey.KERNEL_RELEASE,
                files.text("proc/sys/kernel/osrelease").or(() -> hardware.os().get(2)));
        facts.put(KnownKey.VIRTUALIZATION, Virtualization.of(files));
        facts.put(
                KnownKey.BIOS_VENDOR,
                dmi("bios_vendor").or(() -> hardware.firmware().get(0)));
        facts.put(
                KnownKey.BIOS_VERSION,
                dmi("bios_version").or(() -> hardware.firmware().get(1)));
        facts.put(
                KnownKey.SYSTEM_MODEL,
                dmi("product_name").or(() -> hardware.firmware().get(2)));
        facts.put(KnownKey.JVM_RELEASE, count(Runtime.version().feature()));
        facts.put(KnownKey.JVM_VERSION, Optional.of(Runtime.version().toString()));
    }

    /**
     * Rounded up to an eighth of the largest power of two in it: 62.5 GiB and 63.9 GiB are both 64 GiB, whatever firmware and
     * kernel keep.
     */
    static Optional<String> memory(long bytes) {
        if (bytes < 8) {
            return Optional.empty();
        }
        long step = Long.highestOneBit(bytes) / 8;
        long rounded = (bytes + step - 1) / step * step;
        return Optional.of(Quantities.formatBytes((double) rounded));
    }

    private static Optional<String> count(int count) {
        return count < 1 ? Optional.empty() : Optional.of(Integer.toString(count));
    }

    /** All governors there are; usually one. */
    private Optional<String> governor() {
        TreeSet<String> governors = new TreeSet<>();
        for (String cpu : files.names(CPUS)) {
            if (cpu.matches("cpu\\d+")) {
                files.text(CPUS + "/" + cpu + "/cpufreq/scaling_governor").ifPresent(governors::add);
            }
        }
        return governors.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", governors));
    }

    private Optional<String> cpuinfo(String name) {
        return files.lines("proc/cpuinfo").stream()
                .filter(line -> line.startsWith(name) && line.contains(":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    private Optional<String> dmi(String name) {
        return files.text("sys/class/dmi/id/" + name);
    }
}
