package dev.plumbline.lab.linux;

import dev.plumbline.lab.FileText;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.OneLine;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** A server in a network namespace of its own, on a socket of the file system, which is closed to every network. */
public final class NamedService {

    private static final Duration LONGEST_START = Duration.ofSeconds(20);

    /** Short beside any start, which is measured by it. */
    private static final Duration POLL = Duration.ofMillis(5);

    /** The longest path of a socket, in bytes: Linux takes one more, by unix(7), but the JDK connects to none that long. */
    private static final int LONGEST_PATH = 106;

    private static final int MOST_READ = 1 << 16;

    /** Beyond this, an exit code is that of a signal. */
    private static final int SIGNALS = 128;

    private static final int SHOWN = 300;

    private final String what;
    private final NetworkNamespace namespace;
    private final Path socket;
    private final Path log;
    private ControlGroup group = ControlGroup.NONE;
    private @Nullable Process process;

    private NamedService(String what, NetworkNamespace namespace, Path socket, Path log) {
        this.what = what;
        this.namespace = namespace;
        this.socket = socket;
        this.log = log;
    }

    /**
     * Makes its namespace, and writes down which files it will make in a folder.
     *
     * @param what the server, for messages
     * @param of what it serves, by its name in reports
     */
    public static NamedService announce(String what, String of, String suffix, Path folder, Provisioning context)
            throws IOException, InterruptedException {
        NetworkNamespace namespace = NetworkNamespace.create(of, context);
        Path socket = folder.resolve(namespace.name() + "." + suffix);
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            throw new MisuseException("the socket " + socket + " has a path of more than " + LONGEST_PATH
                    + " B, which cannot be connected to; let java.io.tmpdir name a folder with a shorter path");
        }
        Path log = folder.resolve(namespace.name() + ".log");
        ScratchFile.announce(socket, context);
        ScratchFile.announce(log, context);
        return new NamedService(what, namespace, socket, log);
    }

    public NetworkNamespace namespace() {
        return namespace;
    }

    public Path socket() {
        return socket;
    }

    /** From now on all that is started belongs to that group. */
    public void limit(ControlGroup of) {
        group = of;
    }

    /** The arguments that start a program beside the server. */
    public List<String> inside(List<String> arguments) {
        return group.inside(namespace.inside(arguments));
    }

    public void start(List<String> command) throws IOException {
        process = new ProcessBuilder(inside(command))
                .directory(log.toAbsolutePath().getRoot().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile())
                .start();
    }

    /** Ends all that runs in its namespace, and starts it again. */
    public void restart(List<String> command) throws IOException {
        namespace.endAll();
        Files.deleteIfExists(socket);
        start(command);
        awaitReady();
    }

    /** Waits until it answers; returns as soon as it does. */
    public void awaitReady() {
        try {
            Awaitility.await(what + " answers")
                    .atMost(LONGEST_START)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .until(this::answers);
        } catch (ConditionTimeoutException e) {
            throw new IncompleteTrialException(
                    what + " does not answer " + LONGEST_START.toSeconds() + " s after its start" + said(), e);
        }
    }

    /**
     * Whether it answers.
     *
     * @throws IncompleteTrialException when it has ended
     */
    public boolean answers() {
        checkAlive();
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** That it was ended by a signal, as the rest of a sentence; empty where it runs, or has ended by itself. */
    public Optional<String> killed() {
        Process started = process;
        if (started == null || started.isAlive() || started.exitValue() <= SIGNALS) {
            return Optional.empty();
        }
        return Optional.of("was killed by signal " + (started.exitValue() - SIGNALS));
    }

    private void checkAlive() {
        Process started = Objects.requireNonNull(process, "not started");
        if (!started.isAlive()) {
            throw new IncompleteTrialException(what + " ended with exit code " + started.exitValue() + said());
        }
    }

    private String said() {
        try {
            String text = OneLine.of(FileText.beginning(log, MOST_READ).strip());
            return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(SHOWN, text.length()));
        } catch (IOException e) {
            return "";
        }
    }
}
