package dev.plumbline.lab.ssh;

import dev.plumbline.lab.IncompleteTrialException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * fio's server on a machine, at a socket that nobody else can open there, led here through ssh: it has no password, so no network
 * gets at it. It ends with the connection.
 */
public final class ForwardedFio implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    /** What ssh takes to say that the other end does not let it through. */
    private static final Duration REFUSED_WITHIN = Duration.ofMillis(300);

    /** Waits for the socket $1. */
    private static final String AWAIT = "tries=0; while [ ! -S \"$1\" ] && [ $tries -lt 300 ]; do sleep 0.1;"
            + " tries=$((tries + 1)); done; [ -S \"$1\" ]";

    /** Ends all fio with the mark $1, also jobs that have outlived their server. */
    private static final String END = "for file in $(grep -l -F \"" + RunMark.VARIABLE + "=$1\""
            + " /proc/[0-9]*/environ 2> /dev/null); do process=${file#/proc/}; process=${process%/environ};"
            + " read -r name 2> /dev/null < /proc/$process/comm && [ \"$name\" = fio ]"
            + " && kill -s KILL $process 2> /dev/null; done; :";

    private final SshConnection machine;
    private final RunMark mark;
    private final Path here;
    private @Nullable Process server;
    private @Nullable String led;

    /**
     * A server that is not started yet.
     *
     * @param machine the machine
     * @param mark by which its processes are known
     * @param here a path on this computer, where its socket will be
     */
    public ForwardedFio(SshConnection machine, RunMark mark, Path here) {
        this.machine = machine;
        this.mark = mark;
        this.here = here;
    }

    /** How fio's client here reaches it. */
    public String client() {
        return "sock:" + here;
    }

    /** Whether it has ended by itself, after it was started. */
    public synchronized boolean lost() {
        return server != null && !server.isAlive();
    }

    /**
     * Starts it where it does not run; returns when it answers.
     *
     * @throws IOException one sentence, when the machine is not reached
     * @throws IncompleteTrialException when it does not answer
     */
    public synchronized void start() throws IOException, InterruptedException {
        if (server != null && server.isAlive()) {
            return;
        }
        String there = machine.folder() + "/fio.sock";
        machine.output(List.of("rm", "-f", there), LONGEST_START);
        Process started = machine.start(List.of("fio", "--server=sock:" + there));
        server = started;
        try {
            machine.output(List.of("sh", "-c", AWAIT, "sh", there), LONGEST_START);
        } catch (IOException e) {
            throw new IncompleteTrialException(
                    "fio's server on " + machine.machine() + " does not listen: " + e.getMessage(), e);
        }
        lead(there);
        if (!passes()) {
            throw new IncompleteTrialException("fio's server on " + machine.machine()
                    + " is not reached through ssh: does its sshd allow to lead sockets (AllowStreamLocalForwarding)?");
        }
    }

    /** Once for each connection. */
    private void lead(String there) throws IOException, InterruptedException {
        if (!there.equals(led)) {
            Files.deleteIfExists(here);
            machine.forward(here, there);
            led = there;
        }
    }

    /** ssh takes a client in at once, and sends it away when the other end refuses it; fio's server waits for a word. */
    private boolean passes() throws IOException {
        try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.connect(UnixDomainSocketAddress.of(here));
            socket.configureBlocking(false);
            ByteBuffer nothing = ByteBuffer.allocate(1);
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(REFUSED_WITHIN)
                    .until(() -> socket.read(nothing) < 0);
            return false;
        } catch (ConditionTimeoutException e) {
            return true;
        }
    }

    /**
     * Ends what a run that failed has left, and starts it anew.
     *
     * @throws IOException one sentence, when the machine is not reached
     */
    public synchronized void restart() throws IOException, InterruptedException {
        close();
        machine.output(List.of("sh", "-c", END, "sh", mark.word()), LONGEST_START);
        start();
    }

    @Override
    public synchronized void close() {
        Process running = server;
        server = null;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
