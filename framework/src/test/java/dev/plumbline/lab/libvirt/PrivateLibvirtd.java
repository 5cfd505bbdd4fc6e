package dev.plumbline.lab.libvirt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A libvirtd of the tests' own, which shares nothing with one that may run on this computer. It ends when it is closed and when
 * this JVM ends, whichever way that happens, and with it end its machines, its processes, its mounts and its folder.
 */
public final class PrivateLibvirtd implements AutoCloseable {

    private static final String SCRIPT = "private-libvirtd.sh";
    private static final Duration STARTED = Duration.ofMinutes(2);
    private static final Duration ENDED = Duration.ofMinutes(2);

    private final Path folder;
    private final Process keeper;
    private final Writer commands;
    private final BufferedReader answers;

    private PrivateLibvirtd(Path folder, Process keeper) {
        this.folder = folder;
        this.keeper = keeper;
        this.commands = keeper.outputWriter(StandardCharsets.UTF_8);
        this.answers = keeper.inputReader(StandardCharsets.UTF_8);
    }

    /** The one that all tests of this JVM share, which is closed when the JVM ends. */
    public static PrivateLibvirtd shared() {
        return Shared.LIBVIRTD;
    }

    /** One more, which answers. Its emulators run as the user whom the distribution has for them. */
    public static PrivateLibvirtd open() {
        try {
            // a socket's path has at most 107 bytes
            Path folder = Files.createTempDirectory("plumbline-");
            Path script = folder.resolve(SCRIPT);
            try (InputStream text = PrivateLibvirtd.class.getResourceAsStream(SCRIPT)) {
                Files.copy(Objects.requireNonNull(text), script);
            }
            ProcessBuilder keeper = new ProcessBuilder("/bin/sh", script.toString(), folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            PrivateLibvirtd libvirtd = new PrivateLibvirtd(folder, keeper.start());
            try {
                libvirtd.start();
                return libvirtd;
            } catch (RuntimeException e) {
                libvirtd.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets emulators into a folder of a test. */
    public static Path letIn(Path folder) throws IOException {
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    /** As {@code --connect} wants it. */
    public String uri() {
        return "qemu:///system?socket=" + folder.resolve("sock/libvirt-sock");
    }

    /** Where all that it has is; gone when this is closed. */
    public Path folder() {
        return folder;
    }

    /** Starts the daemon again after {@link #stop()}, and waits until it answers. */
    public void start() {
        command("start");
        try {
            Awaitility.await("libvirtd answers").atMost(STARTED).until(this::answers);
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("libvirtd does not answer; it says: " + said(), e);
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("log/libvirtd.log"));
        } catch (IOException e) {
            return "nothing that can be read, " + e;
        }
    }

    /** Ends the daemon; machines live on. */
    public void stop() {
        command("stop");
    }

    /** Ends the daemon and starts it again; machines live on. */
    public void restart() {
        stop();
        start();
    }

    private boolean answers() throws IOException, InterruptedException {
        return new Virsh(uri()).end("capabilities").exitCode().orElse(1) == 0;
    }

    private void command(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
            if (!"done".equals(answers.readLine())) {
                throw new IllegalStateException("the script of libvirtd did not " + command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its machines are destroyed, and nothing of it is left; may be called twice. */
    @Override
    public void close() {
        try {
            commands.close();
            if (!keeper.waitFor(ENDED.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("libvirtd does not end; its folder is " + folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Started when it is first asked for. */
    private static final class Shared {

        static final PrivateLibvirtd LIBVIRTD = open();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(LIBVIRTD::close, "close libvirtd"));
        }
    }
}
