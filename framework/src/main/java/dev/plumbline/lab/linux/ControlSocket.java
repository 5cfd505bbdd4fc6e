package dev.plumbline.lab.linux;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * The socket by which programs share ssh's connection to a machine. A connection whose JVM was killed outlives it where the
 * machine ends first: ssh goes on to ask for it for half a minute.
 */
public final class ControlSocket {

    public static final String HANDLER = "local.ssh";

    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    /** The socket stands among the first arguments; what runs on the machine, which may be long, is the last. */
    private static final int MOST_READ = 4096;

    private ControlSocket() {}

    /** Writes down that it will be made; its path. */
    public static Path announce(Path path, Provisioning context) {
        context.beforeEffect(new UndoRecord(HANDLER, ScratchFile.record(path).arguments()));
        return path;
    }

    /** Ends the connections that a killed JVM has left, and deletes it; those of this JVM end with their machines. */
    public static void undo(UndoRecord record) throws IOException {
        Path socket = ScratchFile.path(record);
        Awaitility.await("connections by " + socket + " end")
                .atMost(LONGEST_END)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> endAll(socket) == 0);
        Files.deleteIfExists(socket);
    }

    /** How many there were. */
    private static long endAll(Path socket) {
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(process -> !process.parent().equals(Optional.of(ProcessHandle.current())))
                .filter(process -> connects(process.pid(), socket))
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        return left.size();
    }

    private static boolean connects(long pid, Path socket) {
        try (InputStream file = Files.newInputStream(Path.of("/proc", Long.toString(pid), "cmdline"))) {
            List<String> arguments =
                    Arrays.asList(new String(file.readNBytes(MOST_READ), StandardCharsets.UTF_8).split("\0", -1));
            int option = arguments.indexOf("-S");
            return option > 0
                    && arguments.get(0).equals(Tool.SSH.program())
                    && arguments.indexOf(socket.toString().replace("%", "%%")) == option + 1;
        } catch (IOException e) {
            return false; // it has ended
        }
    }
}
