package dev.plumbline.lab.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real sshd on this computer's loopback, with keys of its own, as a machine. */
public final class TestSshd implements AutoCloseable {

    public static final Duration LONG = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private Process sshd;

    private TestSshd(Path folder, int port, Process sshd) {
        this.folder = folder;
        this.port = port;
        this.sshd = sshd;
    }

    public static TestSshd start(Path folder) throws Exception {
        keyPair(folder.resolve("host"));
        keyPair(folder.resolve("user"));
        Files.copy(folder.resolve("user.pub"), folder.resolve("authorized"));
        int port = freePort();
        Files.writeString(
                folder.resolve("sshd_config"),
                "ListenAddress 127.0.0.1:" + port + "\nHostKey " + folder.resolve("host") + "\nAuthorizedKeysFile "
                        + folder.resolve("authorized") + "\nPidFile none\nStrictModes no\nUsePAM no\n"
                        + "PasswordAuthentication no\nPermitRootLogin yes\n");
        TestSshd started = new TestSshd(folder, port, run(folder));
        started.awaitListening();
        return started;
    }

    /** In a namespace with a /run of its own, since root's sshd wants a folder there. */
    private static Process run(Path folder) throws IOException {
        return new ProcessBuilder(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        "mount -t tmpfs tmpfs /run && mkdir -m 755 /run/sshd && exec $(PATH=$PATH:/usr/sbin command -v sshd)"
                                + " -D -e -f \"$1\"",
                        "sh",
                        folder.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
    }

    private void awaitListening() {
        Awaitility.await("sshd listens").atMost(LONG).until(() -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return true;
            } catch (IOException e) {
                return false;
            }
        });
    }

    void changeHostKey() throws Exception {
        Files.delete(folder.resolve("host"));
        Files.delete(folder.resolve("host.pub"));
        keyPair(folder.resolve("host"));
        stop();
        sshd = run(folder);
        awaitListening();
    }

    static Path keyPair(Path file) throws Exception {
        Process keygen = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keygen.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keygen.waitFor() != 0) {
            throw new IOException(said);
        }
        return file;
    }

    public int port() {
        return port;
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    SshTarget target() {
        return target(folder.resolve("user"));
    }

    SshTarget target(Path identity) {
        return new SshTarget(
                System.getProperty("user.name"),
                "127.0.0.1",
                port,
                identity,
                folder.resolve("known hosts"),
                "vm-1",
                folder.resolve("control"));
    }

    public SshConnection connection() {
        return new SshConnection("vm-1", target());
    }

    /** The processes here with that text among their arguments, which only a machine's programs have. */
    static List<ProcessHandle> running(String text) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(text))
                .filter(process -> !process.info().command().orElse("").endsWith("/ssh"))
                .toList();
    }

    /** The one ssh that all others go through. */
    static ProcessHandle master() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> List.of(process.info().arguments().orElse(new String[0]))
                        .contains("-M"))
                .findFirst()
                .orElseThrow();
    }

    private void stop() {
        sshd.destroy();
        sshd.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        stop();
    }
}
