package dev.plumbline.lab.linux;

import dev.plumbline.lab.MachineAccess.Way;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A network namespace: everything that a machine starts runs inside of one, so that its processes are found again by it, also
 * by a later run, whatever they call themselves and whoever their parent is.
 *
 * @param name its name, as {@code ip netns} lists it
 */
public record NetworkNamespace(String name) {

    public static final String HANDLER = "local.namespace";

    private static final String NAME = "name";
    private static final String OF = "of";
    private static final Path NAMED = Path.of("/run/netns");
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    /**
     * Makes one, with its loopback device up.
     *
     * @param of what it is made for, by its name in reports
     */
    public static NetworkNamespace create(String of, Provisioning context) throws IOException, InterruptedException {
        String name = "plumbline-" + UUID.randomUUID().toString().substring(0, 13);
        context.beforeEffect(UndoRecord.of(HANDLER, Map.of(NAME, name, OF, of)));
        Ip.run("netns", "add", name);
        Ip.run("-n", name, "link", "set", "lo", "up");
        return new NetworkNamespace(name);
    }

    /** The file by which one is found, as long as it is there. */
    public static Path file(String name) {
        return NAMED.resolve(name);
    }

    /** The arguments that start a program inside of it. */
    public List<String> inside(List<String> arguments) {
        List<String> inside = new ArrayList<>(List.of("ip", "netns", "exec", name));
        inside.addAll(arguments);
        return inside;
    }

    /** The way into one; empty for a record of something else. */
    public static Optional<Way> way(UndoRecord record) {
        return Optional.ofNullable(record.arguments().get(OF))
                .filter(of -> record.handler().equals(HANDLER))
                .map(of -> new Way(of, "ip netns exec " + record.argument(NAME) + " sh"));
    }

    /** Ends whatever runs inside of it, and removes it; finds nothing to do where it is gone. */
    public static void undo(UndoRecord record) throws IOException, InterruptedException {
        String name = record.argument(NAME);
        if (!name.startsWith("plumbline-")) {
            throw new IllegalArgumentException("the network namespace " + name + " is not one of this lab's");
        }
        if (Files.notExists(file(name))) {
            return;
        }
        new NetworkNamespace(name).endAll();
        Ip.run("netns", "del", name);
    }

    /** Ends whatever runs inside of it, also what has lost its parent, and waits until it is gone. */
    public void endAll() throws IOException {
        endAll(process -> true);
    }

    /** Ends whatever runs a program inside of it, also what has lost its parent, and waits until it is gone. */
    public void endAll(String program) throws IOException {
        endAll(process -> runs(process, program));
    }

    private void endAll(Predicate<Path> which) throws IOException {
        Object inode = Files.getAttribute(file(name), "unix:ino");
        Awaitility.await("processes of " + name + " end")
                .atMost(LONGEST_END)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> killAll(inode, which) == 0);
    }

    /** Kills processes of a namespace; how many there were. */
    private static long killAll(Object inode, Predicate<Path> which) throws IOException {
        long found = 0;
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.filter(NetworkNamespace::isProcess).toList()) {
                if (inode.equals(namespaceOf(process).orElse(null)) && which.test(process)) {
                    found++;
                    ProcessHandle.of(Long.parseLong(String.valueOf(process.getFileName())))
                            .ifPresent(ProcessHandle::destroyForcibly);
                }
            }
        }
        return found;
    }

    private static boolean runs(Path process, String program) {
        try {
            return Files.readString(process.resolve("comm")).strip().equals(program);
        } catch (IOException e) {
            return false; // it has ended
        }
    }

    private static boolean isProcess(Path entry) {
        return String.valueOf(entry.getFileName()).chars().allMatch(Character::isDigit);
    }

    /** Empty for a process that has just ended, or that is a zombie. */
    private static Optional<Object> namespaceOf(Path process) {
        try {
            return Optional.of(Files.getAttribute(process.resolve("ns/net"), "unix:ino"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
