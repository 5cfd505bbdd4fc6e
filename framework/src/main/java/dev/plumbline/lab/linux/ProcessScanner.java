package dev.plumbline.lab.linux;

import dev.plumbline.lab.linux.ProcessScan.Side;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads the processes of the host, and tells whose each one is: this JVM's descendants by their parents, the lab's by their
 * network namespace, since a server may have left its parent.
 */
final class ProcessScanner {

    private static final Path NAMESPACES = Path.of("/run/netns");

    /** What the names of a local lab's namespaces begin with. */
    private static final String OF_A_LAB = "plumbline-";

    private final Path proc;
    private final int own = (int) ProcessHandle.current().pid();
    private Map<Integer, HostProcess> knownAsForeign = Map.of();

    private final Predicate<String> ofLab;

    ProcessScanner(Path proc) {
        this(proc, program -> false);
    }

    /** @param ofLab whether a program of that name is a part of the lab, wherever it runs */
    ProcessScanner(Path proc, Predicate<String> ofLab) {
        this.proc = proc;
        this.ofLab = ofLab;
    }

    /** The processes now; one that ends meanwhile is left out. */
    ProcessScan scan() throws IOException {
        long at = System.nanoTime();
        Map<Integer, HostProcess> processes = processes();
        Map<Integer, Side> sides = new HashMap<>();
        Map<Integer, HostProcess> foreign = new HashMap<>();
        Set<String> inLab = labNamespaces();
        for (HostProcess process : processes.values()) {
            if (!process.kernel()) {
                Side side = side(process, processes, inLab);
                sides.put(process.pid(), side);
                if (side == Side.FOREIGN) {
                    foreign.put(process.pid(), process);
                }
            }
        }
        knownAsForeign = foreign;
        return new ProcessScan(at, processes, sides);
    }

    private Map<Integer, HostProcess> processes() throws IOException {
        Map<Integer, HostProcess> processes = new HashMap<>();
        String[] entries = new File(proc.toString()).list();
        if (entries == null) {
            throw new IOException(proc + " cannot be listed");
        }
        for (String entry : entries) {
            if (Character.isDigit(entry.charAt(0))) {
                read(proc.resolve(entry).resolve("stat")).ifPresent(process -> processes.put(process.pid(), process));
            }
        }
        return processes;
    }

    /** Empty where it has ended. */
    private static Optional<HostProcess> read(Path file) {
        try {
            return Optional.of(HostProcess.parse(Files.readString(file), file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Side side(HostProcess process, Map<Integer, HostProcess> all, Set<String> inLab) {
        HostProcess known = knownAsForeign.get(process.pid());
        if (known != null && known.isSameAs(process)) {
            return Side.FOREIGN;
        }
        if (process.pid() != own && (inLab.contains(namespace(process)) || ofLab.test(process.name()))) {
            return Side.LAB;
        }
        return descends(process, all) ? Side.GENERATOR : Side.FOREIGN;
    }

    private boolean descends(HostProcess process, Map<Integer, HostProcess> all) {
        HostProcess ancestor = process;
        for (int depth = 0; ancestor != null && depth <= all.size(); depth++) {
            if (ancestor.pid() == own) {
                return true;
            }
            ancestor = all.get(ancestor.parent());
        }
        return false;
    }

    /** As {@code 4026531840}; empty where it has ended. */
    private String namespace(HostProcess process) {
        try {
            String link = Files.readSymbolicLink(
                            proc.resolve(Integer.toString(process.pid())).resolve("ns/net"))
                    .toString();
            return link.substring(link.indexOf('[') + 1, link.length() - 1);
        } catch (IOException e) {
            return "";
        }
    }

    private static Set<String> labNamespaces() throws IOException {
        Set<String> inodes = new HashSet<>();
        if (Files.isDirectory(NAMESPACES)) {
            try (Stream<Path> names = Files.list(NAMESPACES)) {
                names.filter(name -> String.valueOf(name.getFileName()).startsWith(OF_A_LAB))
                        .forEach(name -> inode(name, inodes));
            }
        }
        return inodes;
    }

    private static void inode(Path name, Set<String> inodes) {
        try {
            inodes.add(String.valueOf(Files.getAttribute(name, "unix:ino")));
        } catch (IOException e) {
            return; // it is gone meanwhile, and nothing runs in it
        }
    }
}
