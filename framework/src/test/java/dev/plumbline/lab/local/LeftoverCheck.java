package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.StateFolder;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.ControlGroup;
import dev.plumbline.lab.linux.ControlGroups;
import dev.plumbline.lab.linux.NetworkNamespace;
import dev.plumbline.lab.linux.ScratchFile;
import dev.plumbline.lab.linux.ServiceFolder;
import dev.plumbline.lab.linux.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * That a test has left nothing on the computer. All that it made is known by its folder, which no other test shares: processes
 * by their arguments, loop devices and mounts by their files.
 */
public final class LeftoverCheck {

    private LeftoverCheck() {}

    /**
     * Fails with what is left.
     *
     * @param folder the folder of the test's lab
     * @param undos what its lab has announced
     */
    public static void assertNothingLeft(Path folder, List<UndoRecord> undos) {
        assertThat(left(folder, undos)).as("what the test has left").isEmpty();
    }

    /**
     * What there is on this computer, as far as it has this lab's names: namespaces, devices, routes, queueing disciplines,
     * control groups; and all rules. While the lab is locked, nobody else makes any.
     */
    public static Set<String> computer() {
        Set<String> all = new TreeSet<>();
        groups(ControlGroups.MOUNTED).forEach(all::add);
        list(ControlGroups.MOUNTED).flatMap(LeftoverCheck::groups).forEach(all::add);
        lines("ip", "netns").map(line -> "namespace " + line.split(" ", 2)[0]).forEach(all::add);
        lines("ip", "-o", "link").map(line -> line.replaceAll("qlen .*", "")).forEach(all::add);
        lines("ip", "route", "show", "table", "all").forEach(all::add);
        lines("tc", "qdisc").forEach(all::add);
        all.removeIf(line -> !line.contains("plumb"));
        lines("ip", "rule").map(line -> "rule " + line).forEach(all::add);
        return all;
    }

    private static Stream<String> lines(String... command) {
        try {
            return Tool.output(List.of(command)).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> groups(Path tree) {
        return Files.isDirectory(tree)
                ? list(tree).filter(Files::isDirectory).map(folder -> "control group " + folder)
                : Stream.empty();
    }

    public static void assertSameComputer(Set<String> before) {
        assertThat(computer()).as("what there is on this computer").isEqualTo(before);
    }

    private static List<String> left(Path folder, List<UndoRecord> undos) {
        List<String> left = new ArrayList<>();
        for (UndoRecord undo : undos) {
            if (undo.handler().equals(NetworkNamespace.HANDLER)
                    && Files.exists(Path.of("/run/netns", undo.argument("name")))) {
                left.add("namespace " + undo.argument("name"));
            }
            if (undo.handler().equals(ServiceFolder.HANDLER) && Files.exists(Path.of(undo.argument("folder")))) {
                left.add("folder " + undo.argument("folder"));
            }
            if (undo.handler().equals(ControlGroup.HANDLER) && Files.exists(Path.of(undo.argument("folder")))) {
                left.add("control group " + undo.argument("folder"));
            }
            if (undo.handler().equals(ScratchFile.HANDLER) && Files.exists(Path.of(undo.argument("file")))) {
                left.add("file " + undo.argument("file"));
            }
        }
        addLeft(folder, left);
        return left;
    }

    /** Adds what bears the name of a folder, or of a file in it. */
    public static void addLeft(Path folder, List<String> left) {
        processes(folder).forEach(process -> left.add("process " + process.pid() + ": " + commandLine(process.pid())));
        lines(Path.of("/proc/self/mountinfo"))
                .filter(line -> line.contains(folder.toString()))
                .forEach(line -> left.add("mount " + line));
        list(Path.of("/sys/block"))
                .map(device -> device.resolve("loop/backing_file"))
                .filter(Files::exists)
                .flatMap(LeftoverCheck::lines)
                .filter(file -> file.contains(folder.toString()))
                .forEach(file -> left.add("loop device of " + file));
        fioFolders(folder).forEach(file -> left.add("folder " + file));
    }

    /** The processes that have the folder among their arguments, without this JVM. */
    public static List<ProcessHandle> processes(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> commandLine(process.pid()).contains(folder.toString()))
                .toList();
    }

    public static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    /** Whether a machine's fio job has been let go: then there is the file for what it said while it waited. */
    static boolean begun(String machine, Path folder) {
        return fioFolders(folder).anyMatch(fio -> Files.exists(fio.resolve(machine + ".prerun.txt")));
    }

    private static Stream<Path> fioFolders(Path folder) {
        return list(StateFolder.path())
                .filter(file -> file.getFileName().toString().startsWith("plumbline-fio-"))
                .filter(file -> mentions(file, folder));
    }

    /** fio's logs lie below the path of its server's socket. */
    private static boolean mentions(Path fioFolder, Path folder) {
        try (Stream<Path> files = Files.walk(fioFolder)) {
            return files.anyMatch(file -> file.toString().contains(folder.toString()));
        } catch (IOException | UncheckedIOException e) {
            return false; // deleted meanwhile
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
