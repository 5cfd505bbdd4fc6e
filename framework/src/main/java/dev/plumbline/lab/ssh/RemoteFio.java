package dev.plumbline.lab.ssh;

import dev.plumbline.lab.IncompleteTrialException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * fio's server on a machine that is reached by ssh: the one that answers there, or else one that is started and ends with the
 * connection.
 */
public final class RemoteFio implements AutoCloseable {

    private static final int PORT = 8765;
    private static final int CONNECT_MILLIS = 1000;
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    /** Ends what servers of fio have started for their clients; the servers themselves, and any other fio, stay. */
    private static final String END_JOBS = "for process in /proc/[0-9]*; do"
            + " tr '\\0' ' ' 2> /dev/null < $process/cmdline | grep -q '^[^ ]*fio .*--server' || continue;"
            + " parent=$(sed -n 's/^PPid:[^0-9]*//p' $process/status 2> /dev/null);"
            + " read -r name 2> /dev/null < /proc/$parent/comm && [ \"$name\" = fio ] && kill -9 ${process#/proc/}; done; :";

    private final SshConnection machine;
    private final InetAddress address;
    private @Nullable Process started;

    /**
     * A server that is not started yet.
     *
     * @param machine the machine
     * @param address its address, at whose port 8765 it listens
     */
    public RemoteFio(SshConnection machine, InetAddress address) {
        this.machine = machine;
        this.address = address;
    }

    /** Whether it answers. */
    public boolean answers() {
        return answers(address);
    }

    /** Whether a server of fio, or anything else, listens at its port of that address. */
    public static boolean answers(InetAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, PORT), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Starts it where none answers, and waits until one does. It has no authentication, so it listens on that address alone.
     *
     * @throws IOException one sentence, when the machine is not reached
     */
    public synchronized void start() throws IOException {
        if (answers()) {
            return;
        }
        Process server = machine.start(List.of("fio", "--server=ip:" + address.getHostAddress()));
        started = server;
        try {
            Awaitility.await("fio's server on " + machine.machine() + " answers")
                    .atMost(LONGEST_START)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> !server.isAlive() || answers());
        } catch (ConditionTimeoutException e) {
            throw new IncompleteTrialException(
                    "fio's server on " + machine.machine() + " does not answer on port " + PORT + " of "
                            + address.getHostAddress(),
                    e);
        }
        if (!server.isAlive()) {
            throw new IncompleteTrialException("fio's server cannot be started on " + machine.machine() + ", exit code "
                    + server.exitValue() + "; is fio installed there?");
        }
    }

    /**
     * Ends what a run that failed has left, and sees to it that it answers.
     *
     * @throws IOException one sentence, when the machine is not reached
     */
    public synchronized void restart() throws IOException, InterruptedException {
        if (started != null) {
            close();
            Awaitility.await("fio's server on " + machine.machine() + " has ended")
                    .atMost(LONGEST_START)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !answers());
        } else {
            machine.run(END_JOBS, LONGEST_START);
        }
        start();
    }

    @Override
    public synchronized void close() {
        Process server = started;
        started = null;
        if (server != null) {
            server.destroyForcibly();
        }
    }
}
