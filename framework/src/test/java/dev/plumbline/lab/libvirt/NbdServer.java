package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.ssh.TestSshd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.awaitility.Awaitility;

/** An export of bytes in memory, on this computer's loopback. */
final class NbdServer implements AutoCloseable {

    private final Process server;
    private final int port;

    NbdServer(long bytes) throws IOException {
        port = TestSshd.freePort();
        server = new ProcessBuilder(
                        "nbdkit", "--foreground", "--ipaddr", "127.0.0.1", "--port", "" + port, "memory", "" + bytes)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Awaitility.await("nbdkit listens").atMost(Duration.ofSeconds(60)).until(() -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
    }

    String uri() {
        return "nbd://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.destroy();
        server.onExit().join();
    }
}
