package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.Window;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** iperf3's client on a machine, and its server on the peer. */
final class IperfPair implements AutoCloseable {

    /** What they may take beyond the time of the test, to begin and to tell each other their results. */
    private static final long GRACE_SECONDS = 20;

    private final StreamSpec spec;
    private final End machine;
    private final End peer;
    private final int port;
    private final OptionalInt clientPort;
    private @Nullable ProgramRun server;
    private @Nullable ProgramRun client;

    /**
     * One side.
     *
     * @param name the machine
     * @param programs what starts programs there
     * @param address its address
     */
    record End(String name, Programs programs, InetAddress address) {}

    /**
     * What they measured.
     *
     * @param machine the machine
     * @param client its output
     * @param server the peer's output
     * @param earliest when the client can have begun at the earliest, on the clock of {@link System#nanoTime()}
     * @param latest when it has begun at the latest
     */
    record Outcome(String machine, IperfOutput client, IperfOutput server, long earliest, long latest) {}

    IperfPair(StreamSpec spec, End machine, End peer, int port, OptionalInt clientPort) {
        this.spec = spec;
        this.machine = machine;
        this.peer = peer;
        this.port = port;
        this.clientPort = clientPort;
    }

    String machine() {
        return machine.name();
    }

    int port() {
        return port;
    }

    /** Starts the server, and has the client ready. */
    void prepare() throws IOException {
        server = ProgramRun.start(peer.programs(), IperfCommand.server(peer.address(), port));
        client = ProgramRun.prepare(
                machine.programs(), IperfCommand.client(spec, machine.address(), clientPort, peer.address(), port));
    }

    /**
     * Checks that the server has not ended.
     *
     * @throws IncompleteTrialException when it has, with what it said
     */
    void checkServer() {
        ProgramRun run = server;
        if (run != null && !run.running()) {
            IperfOutput.parse(serverName(), run.output(), run.said(), run.exitCode());
            throw new IncompleteTrialException(serverName() + " ended before the load began");
        }
    }

    /** Runs the test. */
    Outcome run(Window window) throws IOException, InterruptedException {
        ProgramRun sender = Objects.requireNonNull(client, "not prepared");
        int seconds = IperfCommand.seconds(window);
        LockSupport.parkNanos(window.start() - System.nanoTime());
        long earliest = System.nanoTime();
        sender.go(Integer.toString(seconds));
        if (!sender.ended(TimeUnit.SECONDS.toNanos(seconds + GRACE_SECONDS))) {
            throw new IncompleteTrialException("iperf3 on " + machine.name() + " had not ended " + GRACE_SECONDS
                    + " s after the " + seconds + " s that it was to load");
        }
        long ended = System.nanoTime();
        IperfOutput sent =
                IperfOutput.parse("iperf3 on " + machine.name(), sender.output(), sender.said(), sender.exitCode());
        return new Outcome(machine.name(), sent, serverOutput(), earliest, ended - Math.round(sent.seconds() * 1e9));
    }

    private IperfOutput serverOutput() throws InterruptedException {
        ProgramRun run = server;
        if (run == null || !run.ended(TimeUnit.SECONDS.toNanos(GRACE_SECONDS))) {
            throw new IncompleteTrialException(
                    serverName() + " had not ended " + GRACE_SECONDS + " s after its client");
        }
        return IperfOutput.parse(serverName(), run.output(), run.said(), run.exitCode());
    }

    private String serverName() {
        return "iperf3's server for " + machine.name() + " on " + peer.name();
    }

    /** Ends both where they still run. */
    @Override
    public void close() {
        ProgramRun one = client;
        if (one != null) {
            one.close();
        }
        ProgramRun other = server;
        if (other != null) {
            other.close();
        }
    }
}
