package dev.plumbline.lab.linux;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.ControlGroups.Version;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The control group of one machine.
 *
 * @param folders its folder in each tree of control groups; none for a machine that is not limited
 * @param version which they are
 */
public record ControlGroup(List<Path> folders, Version version) {

    /** Limits nothing. */
    public static final ControlGroup NONE = new ControlGroup(List.of(), Version.NONE);

    public static final String HANDLER = "local.group";

    private static final String FOLDER = "folder";
    private static final String PROCESSES = "cgroup.procs";
    private static final int PERIOD_MICROS = 100_000;
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    /** Writes down what will be made. */
    void announce(Provisioning context) {
        folders.forEach(folder -> context.beforeEffect(UndoRecord.of(HANDLER, Map.of(FOLDER, folder.toString()))));
    }

    /** Makes it; the kernel puts the files for its limits there. */
    public void make() throws IOException {
        for (Path folder : folders) {
            Files.createDirectory(folder);
        }
    }

    /** Sets the limits. Memory counts the page cache too, which is given back before anything is ended. */
    public void limit(int cpus, long memoryBytes) throws IOException {
        long quota = (long) cpus * PERIOD_MICROS;
        if (version == Version.V2) {
            set(file("cpu.max"), quota + " " + PERIOD_MICROS);
            limitMemory(folders.get(0), "memory.max", "memory.swap.max", "0", memoryBytes);
        } else {
            set(file("cpu.cfs_period_us"), Integer.toString(PERIOD_MICROS));
            set(file("cpu.cfs_quota_us"), Long.toString(quota));
            limitMemory(
                    folders.get(folders.size() - 1),
                    "memory.limit_in_bytes",
                    "memory.memsw.limit_in_bytes",
                    Long.toString(memoryBytes),
                    memoryBytes);
        }
    }

    /** Where swapping is accounted for there is none, or a machine's memory would be the host's disk. */
    private static void limitMemory(Path folder, String limit, String swap, String swapLimit, long bytes)
            throws IOException {
        set(folder.resolve(limit), Long.toString(bytes));
        if (Files.exists(folder.resolve(swap))) {
            set(folder.resolve(swap), swapLimit);
        }
    }

    /** Never makes a file: where the kernel has put none, this is no control group. */
    private static void set(Path file, String value) throws IOException {
        Files.writeString(file, value, StandardOpenOption.WRITE);
    }

    private Path file(String name) {
        return folders.get(0).resolve(name);
    }

    /** The arguments that start a program inside of it: a shell enters it, and becomes the program. */
    public List<String> inside(List<String> arguments) {
        if (folders.isEmpty()) {
            return arguments;
        }
        String enter = folders.stream()
                .map(folder -> "echo 0 > " + folder.resolve(PROCESSES))
                .collect(Collectors.joining(" && ", "", " && exec \"$@\""));
        return Stream.concat(Stream.of("sh", "-c", enter, "sh"), arguments.stream())
                .toList();
    }

    /** Tells what processor time it uses, of what it may; empty for a machine that is not limited. */
    public Optional<Meter> cpu(String machine, int cpus) {
        return switch (version) {
            case NONE -> Optional.empty();
            case V1 -> Optional.of(new CpuMeter(machine + " CPU", accounting().resolve("cpuacct.usage"), cpus));
            case V2 -> Optional.of(new CpuMeter(machine + " CPU", file("cpu.stat"), cpus));
        };
    }

    /** Whom its meter belongs to. */
    public String owner() {
        return folders.get(0).toString();
    }

    /** The one before memory's. */
    private Path accounting() {
        return folders.get(folders.size() - 2);
    }

    void remove() throws IOException {
        for (Path folder : folders) {
            Files.deleteIfExists(folder);
        }
    }

    /** Ends whatever runs in it, and removes it; finds nothing to do where it is gone. */
    public static void undo(UndoRecord record) {
        Path folder = Path.of(record.argument(FOLDER)).normalize();
        if (!folder.startsWith(ControlGroups.MOUNTED)
                || !String.valueOf(folder.getFileName()).startsWith(ControlGroups.PREFIX)) {
            throw new IllegalArgumentException("the control group " + folder + " is not one of this lab's");
        }
        Awaitility.await("the control group " + folder + " is empty")
                .atMost(LONGEST_END)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> removed(folder));
    }

    /** It is busy as long as something runs in it. */
    private static boolean removed(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return true;
        }
        for (String process : Files.readAllLines(folder.resolve(PROCESSES))) {
            ProcessHandle.of(Long.parseLong(process)).ifPresent(ProcessHandle::destroyForcibly);
        }
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (FileSystemException e) {
            return false;
        }
    }
}
