package dev.plumbline.lab.linux;

import dev.plumbline.lab.CommandHost;
import dev.plumbline.lab.LocalCommands;
import dev.plumbline.model.OneLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program that the lab runs. */
public enum Tool {
    /** Servers on sockets and the engine nbd came with 3.16. */
    FIO("fio", "--version", "3.16", "fio"),
    IP("ip", "-V", "0", "iproute2"),
    TC("tc", "-V", "0", "iproute2"),
    NBDKIT("nbdkit", "--version", "1.16", "nbdkit"),
    /** Names all mount points of a device since 2.37. */
    LSBLK("lsblk", "--version", "2.37", "util-linux"),
    WIPEFS("wipefs", "--version", "2.37", "util-linux"),
    /** Both directions at once came with 3.7. */
    IPERF3("iperf3", "--version", "3.7", "iperf3"),
    HAPROXY("haproxy", "-v", "2.2", "haproxy"),
    /** Says where it fails without a file for that since 1.20. */
    NGINX("nginx", "-v", "1.20", "nginx"),
    /** Attaches devices by an alias of their own since 3.9, and tells of delays since 7. */
    VIRSH("virsh", "--version", "7.0", "libvirt-clients"),
    QEMU_IMG("qemu-img", "--version", "4.2", "qemu-utils"),
    /** Writes the discs that cloud images read who they are from. */
    XORRISO("xorriso", "--version", "1.4", "xorriso"),
    /** Takes new host keys, and refuses changed ones, since 7.6. Its package has ssh-keygen too. */
    SSH("ssh", "-V", "7.6", "openssh-client");

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final String program;
    private final String versionOption;
    private final String oldest;
    private final String debianPackage;

    Tool(String program, String versionOption, String oldest, String debianPackage) {
        this.program = program;
        this.versionOption = versionOption;
        this.oldest = oldest;
        this.debianPackage = debianPackage;
    }

    public String program() {
        return program;
    }

    /** The command that prints which version it is. */
    List<String> versionCommand() {
        return List.of(program, versionOption);
    }

    /** The oldest version that will do; {@code "0"} where any one will. */
    String oldest() {
        return oldest;
    }

    /** The package of Debian and Ubuntu that has it. */
    String debianPackage() {
        return debianPackage;
    }

    /** Runs a command on this computer for a bounded time. */
    public static CommandHost.Ended run(List<String> command) throws IOException, InterruptedException {
        return new LocalCommands(Path.of("/")).run(command, LONGEST);
    }

    /**
     * Runs a command that must succeed; what it printed.
     *
     * @throws IOException when it says that it failed; its own words are the message
     */
    public static String output(List<String> command) throws IOException, InterruptedException {
        CommandHost.Ended ended = run(command);
        if (ended.exitCode().isEmpty()) {
            throw new IOException(
                    OneLine.of(String.join(" ", command)) + " did not end within " + LONGEST.toSeconds() + " s");
        }
        if (ended.exitCode().getAsInt() != 0) {
            throw new IOException(
                    OneLine.of(String.join(" ", command) + ": " + ended.output().strip()));
        }
        return ended.output();
    }
}
