package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.CommandHost;
import dev.plumbline.lab.LocalCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * That a test of machines leaves nothing: on the hypervisor no domain, pool, volume or network; on the computer no link (taps,
 * bridges and ifb devices are such), queueing discipline, namespace or control group with a name of the lab's or of libvirt's, no
 * process that has one of the test's folders among its arguments, no mount there; and no file in those folders.
 */
public final class LibvirtLeftovers {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** What the lab names, and what libvirt names where it is not told how. */
    private static final Pattern OURS = Pattern.compile("plumb|\\bpl[bitv][0-9a-f]{8}|\\b(vnet|virbr|macvtap)\\d");

    private final String uri;
    private final List<Path> folders;
    private final Set<String> before;

    private LibvirtLeftovers(String uri, List<Path> folders) {
        this.uri = uri;
        this.folders = folders;
        this.before = there();
    }

    /**
     * Looks at what there is before the test.
     *
     * @param uri the hypervisor
     * @param folders where its machines, volumes and other files will lie
     */
    public static LibvirtLeftovers before(String uri, Path... folders) {
        return new LibvirtLeftovers(uri, List.of(folders));
    }

    /** Fails with what there is beyond that, or no more. */
    public void assertNothingLeft() {
        assertThat(there()).as("what there is on hypervisor and computer").isEqualTo(before);
    }

    /** What there is now. */
    public Set<String> there() {
        Set<String> all = new TreeSet<>();
        hypervisor(all);
        computer(all);
        folders.forEach(folder -> files(folder).forEach(file -> all.add("file " + file)));
        return all;
    }

    private void hypervisor(Set<String> all) {
        virsh("list", "--all", "--name").forEach(domain -> all.add("domain " + domain));
        virsh("net-list", "--all", "--name").forEach(network -> all.add("network " + network));
        virsh("pool-list", "--all", "--name").forEach(pool -> all.add("pool " + pool));
        virsh("pool-list", "--name")
                .forEach(pool -> virsh("vol-list", pool).forEach(volume -> all.add("volume " + pool + " " + volume)));
    }

    private void computer(Set<String> all) {
        lines("ip", "-o", "link").map(LibvirtLeftovers::nameOfLink).forEach(link -> all.add("link " + link));
        lines("tc", "qdisc").forEach(discipline -> all.add("queueing discipline " + discipline));
        lines("ip", "netns")
                .forEach(namespace -> all.add("namespace " + namespace.split(" ", 2)[0]));
        lines("find", "/sys/fs/cgroup", "-type", "d").forEach(group -> all.add("control group " + group));
        all.removeIf(line -> line.matches("(link|queueing|namespace) .*")
                && !OURS.matcher(line).find());
        all.removeIf(line -> line.startsWith("control group ") && !line.matches(".*(plumb|libvirt-qemu).*"));
        for (Path folder : folders) {
            processes(folder).forEach(process -> all.add("process " + process.pid() + " " + commandLine(process)));
            mounts(folder).forEach(mount -> all.add("mount " + mount));
        }
    }

    /** Of {@code 7: tap@if6: <BROADCAST,UP> mtu …} what does not change by itself. */
    private static String nameOfLink(String line) {
        return line.replaceAll("^\\d+: ([^:]+):.*", "$1");
    }

    /** The processes that have a folder among their arguments, or its file as the name of their socket. */
    static List<ProcessHandle> processes(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> commandLine(process).contains(folder.toString()))
                .toList();
    }

    static List<String> mounts(Path folder) {
        try {
            return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                    .filter(line -> line.contains(folder.toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> virsh(String... arguments) {
        try {
            return new Virsh(uri).run(arguments).lines().map(String::strip).filter(line -> !line.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> lines(String... command) {
        try {
            CommandHost.Ended ended = new LocalCommands(Path.of("/")).run(List.of(command), LONGEST);
            return ended.output().lines().map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
