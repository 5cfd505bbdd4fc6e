package dev.plumbline.lab.ssh;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.WebServer;
import dev.plumbline.lab.linux.NginxRequests;
import dev.plumbline.lab.linux.NginxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The web server of a machine that is reached by ssh: nginx, from the moment when somebody asks for its address. It runs in the
 * folder of the connection, and ends with it.
 */
public final class RemoteNginx implements WebServer, AutoCloseable {

    private static final int PORT = 80;
    private static final int STATUS_PORT = 8079;
    private static final Duration LONGEST_SCRIPT = Duration.ofSeconds(30);
    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final int MOST_SAID = 4096;

    private final SshConnection machine;
    private final String user;
    private final String authority;
    private final int port;
    private final int statusPort;
    private final NginxRequests requests;
    private final SortedSet<Long> offered = new TreeSet<>();
    private @Nullable Process process;
    private CompletableFuture<String> said = CompletableFuture.completedFuture("");

    /**
     * A web server that is not started yet.
     *
     * @param machine the machine
     * @param address its address, at whose ports 80 and 8079 it listens
     */
    public RemoteNginx(SshConnection machine, InetAddress address) {
        this(machine, address, PORT, STATUS_PORT);
    }

    RemoteNginx(SshConnection machine, InetAddress address, int port, int statusPort) {
        this(machine, address, Objects.requireNonNull(machine.target().user()), port, statusPort);
    }

    /**
     * A web server that is not started yet, at other ports.
     *
     * @param address the machine's address
     * @param user who logs in to it
     * @param port where it serves
     * @param statusPort where it counts
     */
    public RemoteNginx(SshConnection machine, InetAddress address, String user, int port, int statusPort) {
        this.machine = machine;
        this.user = user;
        this.authority =
                address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        this.port = port;
        this.statusPort = statusPort;
        this.requests = new NginxRequests(() -> StatusPage.get(URI.create("http://" + authority + ":" + statusPort)));
    }

    @Override
    public synchronized URI address() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            try {
                start();
            } catch (IOException e) {
                throw new IncompleteTrialException(
                        what() + " cannot be set up: " + e.getMessage(), new UncheckedIOException(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IncompleteTrialException(what() + " was not set up: interrupted", e);
            }
        }
        return URI.create("http://" + authority + ":" + port);
    }

    /** Starts it again after the machine was started anew, where it had been started. */
    public synchronized void restart() {
        if (process != null) {
            end();
            address();
        }
    }

    private String what() {
        return "the web server of " + machine.machine();
    }

    private void start() throws IOException, InterruptedException {
        String folder = machine.folder() + "/web";
        StringBuilder script = new StringBuilder(
                "mkdir -p " + folder + " && cd " + folder + " && mkdir -p documents/bytes && : > " + NginxSettings.TAKEN
                        + " && printf %s " + ShellText.quoted(settings()) + " > " + NginxSettings.FILE);
        offered.forEach(bytes -> script.append(" && ").append(document(bytes)));
        machine.run(script.toString(), LONGEST_SCRIPT);
        requests.reset();
        Process started = machine.start(NginxSettings.command(folder));
        process = started;
        said = Background.text(started.getErrorStream(), MOST_SAID);
        awaitAnswer(started);
    }

    private String settings() throws IOException {
        return new NginxSettings(machine.machine(), user, authority + ":" + port, authority + ":" + statusPort).text();
    }

    /** A sparse file: reading it never waits for a disk. */
    private static String document(long bytes) {
        return "truncate -s " + bytes + " " + NginxSettings.document(bytes);
    }

    private void awaitAnswer(Process started) {
        try {
            Awaitility.await(what() + " answers")
                    .atMost(LONGEST_START)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !started.isAlive() || requests.answers());
        } catch (ConditionTimeoutException e) {
            end();
            throw new IncompleteTrialException(
                    what() + " does not answer " + LONGEST_START.toSeconds() + " s after its start" + words(), e);
        }
        if (!started.isAlive()) {
            process = null;
            throw new IncompleteTrialException(what() + " cannot be started" + words());
        }
    }

    @Override
    public synchronized void offer(long bytes) throws IOException, InterruptedException {
        offered.add(bytes);
        Process running = process;
        if (running != null && running.isAlive()) {
            machine.run("cd " + machine.folder() + "/web && " + document(bytes), LONGEST_SCRIPT);
        }
    }

    @Override
    public synchronized void check() {
        Process started = process;
        if (started != null && !started.isAlive()) {
            throw new IncompleteTrialException(what() + " ended with exit code " + started.exitValue() + words());
        }
    }

    @Override
    public OptionalLong requests() throws IOException {
        return requests
                .count(); // not synchronized with this: it is polled by another thread while that one starts the server
    }

    private String words() {
        String words = Objects.requireNonNullElse(
                said.completeOnTimeout("", 1, TimeUnit.SECONDS).join(), "");
        return words.isBlank() ? "" : ": " + ScriptRun.shown(words);
    }

    private void end() {
        Process started = process;
        process = null;
        if (started != null) {
            started.destroyForcibly();
        }
    }

    /** Ends it where it runs; may be called more than once. Its folder goes with the connection. */
    @Override
    public synchronized void close() {
        end();
    }
}
