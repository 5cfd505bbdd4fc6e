package dev.plumbline.fingerprint;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys that Plumbline itself gives, in the order of the table in {@code docs/fingerprint.md}. Those of disks, network
 * cards and LUNs have a number from the second on: {@code disk.model}, {@code disk.2.model}.
 */
enum KnownKey {
    CPU_MODEL("cpu.model", true, "another processor computes at another rate"),
    CPU_SOCKETS("cpu.sockets", true, "memory on the other socket is further away"),
    CPU_CORES("cpu.cores", true, "how much runs side by side"),
    CPU_THREADS("cpu.threads", true, "with two threads a core, each gets less of it"),
    CPU_GOVERNOR("cpu.governor", true, "it decides how fast a lightly loaded processor runs"),
    CPU_MICROCODE("cpu.microcode", true, "updates have cost several percent before"),
    MEMORY_SIZE(
            "memory.size",
            true,
            "it decides how much is cached; rounded up to an eighth of its power of two, since"
                    + " firmware and kernel keep some of it to themselves"),
    MEMORY_SPEED("memory.speed", false, "who runs without an administrator's rights does not get to see it"),
    KERNEL_RELEASE("kernel.release", true, "schedulers, drivers and mitigations come with it"),
    OS_NAME("os.name", true, "libraries and defaults come with it"),
    OS_VERSION("os.version", true, "libraries and defaults come with it"),
    VIRTUALIZATION(
            "virtualization", true, "a computer that is a guest itself shares what it runs on; 'none' on bare metal"),
    ACCELERATOR("accelerator", true, "emulated processors are many times slower; the lab says it, after trying"),
    BIOS_VENDOR("bios.vendor", true, "power and memory settings come with it"),
    BIOS_VERSION("bios.version", true, "power and memory settings come with it"),
    SYSTEM_MODEL("system.model", true, "slots, lanes and cooling differ"),
    DISK_MODEL("disk.model", true, "another disk has another rate"),
    DISK_FIRMWARE("disk.firmware", true, "it decides on caching and queueing"),
    DISK_ROTATIONAL("disk.rotational", true, "seeks cost milliseconds, or nothing"),
    DISK_SCHEDULER("disk.scheduler", true, "it orders and merges requests"),
    DISK_SIZE("disk.size", true, "the larger of one model often has more channels"),
    DISK_FILESYSTEM(
            "disk.filesystem", true, "journals and copies on write are its own; of a LUN that is a folder or file"),
    LUN_CONTROLLER(
            "lun.controller", true, "LUNs on one controller share its rate; its driver and where it is plugged in"),
    NIC_DRIVER("nic.driver", true, "it decides on offloads, queues and cost per packet"),
    NIC_SPEED("nic.speed", true, "a link may come up slower than it can"),
    NIC_FIRMWARE("nic.firmware", true, "offloads are done there"),
    NIC_MTU("nic.mtu", true, "large frames cost fewer interrupts"),
    NIC_BOND_MODE("nic.bond.mode", true, "it decides whether one stream uses more than one link"),
    NIC_BOND_SLAVES("nic.bond.slaves", true, "the links that make it up, by driver and speed"),
    NIC_VIRTUAL_MODEL(
            "nic.virtual.model", true, "emulated and paravirtual cards differ several times; the lab says it"),
    TOOL_FIO("tool.fio", true, "its engines and defaults change between versions"),
    TOOL_IPERF3("tool.iperf3", true, "it became multi-threaded with 3.16"),
    TOOL_QEMU("tool.qemu", true, "device models change between versions"),
    TOOL_LIBVIRT("tool.libvirt", true, "defaults of machines change between versions"),
    TOOL_NBDKIT("tool.nbdkit", true, "it serves the volumes with a set service time"),
    TOOL_HAPROXY("tool.haproxy", true, "it is what balances"),
    TOOL_NGINX("tool.nginx", true, "it is what serves"),
    JVM_RELEASE("jvm.release", true, "loads that are written in Java run on it"),
    JVM_VERSION(
            "jvm.version",
            false,
            "an update of one release changes no figure that is known of, and comes each quarter");

    private static final Pattern NUMBER = Pattern.compile("^(disk|nic|lun)\\.\\d+\\.");

    private final String key;
    private final boolean identity;
    private final String reason;

    KnownKey(String key, boolean identity, String reason) {
        this.key = key;
        this.identity = identity;
        this.reason = reason;
    }

    String key() {
        return key;
    }

    /** The key of the n-th device, from 1. */
    String key(int number) {
        int dot = key.indexOf('.');
        return number == 1 ? key : key.substring(0, dot) + "." + number + key.substring(dot);
    }

    boolean identity() {
        return identity;
    }

    String reason() {
        return reason;
    }

    /** The one that a key is of, whatever its number. */
    static Optional<KnownKey> of(String key) {
        String plain = NUMBER.matcher(key).replaceFirst("$1.");
        return Arrays.stream(values()).filter(known -> known.key.equals(plain)).findFirst();
    }
}
