package dev.plumbline.lab.hosts;

import dev.plumbline.lab.linux.Tool;
import dev.plumbline.lab.local.LeftoverCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A host of the tests: a real sshd with an address, processes, temporary files and a disk of its own, in namespaces of this
 * computer.
 */
final class TestHost implements AutoCloseable {

    static final String DISK = "/run/disk";

    /** Where {@link #program} puts them. */
    static final String PROGRAMS = "/run/programs";

    private static final String START =
            "mount -t tmpfs tmpfs /run && mkdir -m 755 /run/sshd && mkdir /run/disk /run/programs"
                    + " && cp -r \"$1/etc\" /run/etc && mount --bind \"$1/disk\" /run/disk && mount --bind \"$1/programs\" /run/programs"
                    + " && mount --bind \"$1/tmp\" /tmp"
                    + " && hostname \"$2\" && exec $(PATH=$PATH:/usr/sbin command -v sshd) -D -e -f /run/etc/sshd_config";

    private final String name;
    private final String address;
    private final Path folder;
    private final String namespace;
    private final String link;
    private Process sshd;

    private TestHost(String name, String address, Path folder, String namespace, String link) {
        this.name = name;
        this.address = address;
        this.folder = folder;
        this.namespace = namespace;
        this.link = link;
    }

    /**
     * Starts one.
     *
     * @param bridge what it is attached to
     * @param keys the folder with {@code user.pub}, which may log in
     * @param settings lines for sshd's settings
     */
    static TestHost start(String name, int number, String bridge, Path keys, String settings) throws Exception {
        Path folder = Files.createDirectories(keys.resolve(name));
        for (String one : List.of("etc", "disk", "tmp", "programs")) {
            Files.createDirectories(folder.resolve(one));
        }
        Files.setPosixFilePermissions(folder.resolve("tmp"), PosixFilePermissions.fromString("rwxrwxrwx"));
        makeKey(folder.resolve("etc/host"));
        Files.copy(keys.resolve("user.pub"), folder.resolve("etc/authorized"));
        String address = "10.213.77." + (10 + number);
        Files.writeString(
                folder.resolve("etc/sshd_config"),
                settings + "\nListenAddress " + address
                        + "\nHostKey /run/etc/host\nAuthorizedKeysFile /run/etc/authorized\n"
                        + "PidFile none\nStrictModes no\nUsePAM no\nPermitRootLogin yes\nPasswordAuthentication no\n");
        TestHost host = new TestHost(name, address, folder, bridge + "-" + number, bridge + "p" + number);
        host.attach(bridge);
        host.run();
        return host;
    }

    private void attach(String bridge) throws Exception {
        ip("netns", "add", namespace);
        ip("link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", namespace);
        ip("link", "set", link, "master", bridge, "up");
        ip("-n", namespace, "link", "set", "lo", "up");
        ip("-n", namespace, "addr", "add", address + "/24", "dev", "eth0");
        ip("-n", namespace, "link", "set", "eth0", "up");
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Tool.output(command);
    }

    private void run() throws IOException {
        sshd = new ProcessBuilder(
                        "ip",
                        "netns",
                        "exec",
                        namespace,
                        "unshare",
                        "-m",
                        "-u",
                        "-p",
                        "--fork",
                        "--kill-child",
                        "--mount-proc",
                        "sh",
                        "-c",
                        START,
                        "sh",
                        folder.toString(),
                        name)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
    }

    String name() {
        return name;
    }

    String address() {
        return address;
    }

    /** As ssh's file of known hosts has it. */
    String knownKey() throws IOException {
        return address + " " + Files.readString(folder.resolve("etc/host.pub"));
    }

    /** Puts a program before all others of that name. */
    void program(String program, String script) throws IOException {
        Path file = folder.resolve("programs").resolve(program);
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Nothing passes in either direction, and nobody is told. */
    void cut() throws Exception {
        ip("link", "set", link, "down");
    }

    void mend() throws Exception {
        ip("link", "set", link, "up");
    }

    /** Ends everything on it, as when its power is cut. */
    void powerOff() {
        sshd.destroyForcibly();
        sshd.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    void powerOn() throws Exception {
        run();
    }

    /** Has another host key when it is started next. */
    void changeKey() throws Exception {
        Path key = folder.resolve("etc/host");
        Files.delete(key);
        Files.delete(folder.resolve("etc/host.pub"));
        makeKey(key);
    }

    private static void makeKey(Path key) throws Exception {
        Tool.output(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()));
    }

    /** Its processes, without the sshd that takes new connections. */
    List<ProcessHandle> processes() {
        List<ProcessHandle> own = sshd.toHandle().children().toList();
        if (own.isEmpty()) {
            return List.of();
        }
        String space = space(own.get(0));
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.pid() != own.get(0).pid() && space(process).equals(space))
                .filter(process -> !LeftoverCheck.commandLine(process.pid()).isEmpty())
                .toList();
    }

    private static String space(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/ns/pid"))
                    .toString();
        } catch (IOException e) {
            return ""; // ended
        }
    }

    void signal(String signal) throws Exception {
        for (ProcessHandle process : processes()) {
            Tool.run(List.of("kill", "-s", signal, Long.toString(process.pid())));
        }
    }

    /** What there is on it that no host has by itself. */
    List<String> left() {
        List<String> left = new ArrayList<>();
        processes().forEach(process -> left.add(name + ": " + LeftoverCheck.commandLine(process.pid())));
        for (String place : List.of("tmp", "disk")) {
            try (Stream<Path> files = Files.list(folder.resolve(place))) {
                files.forEach(file -> left.add(name + ": " + file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return left;
    }

    Path disk() {
        return folder.resolve("disk");
    }

    /** What lab.yaml says of it. */
    Map<String, String> section() {
        return Map.of("ssh", address);
    }

    @Override
    public void close() {
        powerOff();
        try {
            ip("netns", "del", namespace);
            Tool.run(List.of("ip", "link", "del", link));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
