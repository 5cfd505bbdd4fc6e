package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server of fio may ask its client for files of this computer, so the client of machines' servers is nobody here. Needs root. */
@Timeout(60)
class FioConfinementTest {

    @TempDir
    Path folder;

    @Test
    void theClientOfAMachinesServerRunsAsNobodyAndMeasuresAllTheSame() throws Exception {
        try (Server server = new Server(folder)) {
            Awaitility.await().until(server::ready);
            FioDisk disk = new FioDisk(new AccessSpec(4096, 1, 1, 1));
            disk.add(server, server, new DiskSlot(0, 0, 1 << 20));
            Worker worker = disk.workers(Optional.empty()).get(0);
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> run(worker));
            try {
                Optional<Integer> user =
                        Awaitility.await().until(() -> user(server), found -> found.isPresent() || answer.isDone());

                assertThat(answer.get(30, TimeUnit.SECONDS).values().get(0).value())
                        .isGreaterThan(10);
                assertThat(user).contains(FioConfinement.ID);
            } finally {
                worker.close();
            }
        }
    }

    private static Answer run(Worker worker) {
        long start = System.nanoTime();
        long from = start + TimeUnit.MILLISECONDS.toNanos(100);
        try {
            return worker.run(new Window(start, from, from + TimeUnit.MILLISECONDS.toNanos(1_000)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As whom the client of a server runs, once it is fio. */
    private static Optional<Integer> user(Server server) {
        return ProcessHandle.current()
                .children()
                .filter(process -> arguments(process).startsWith("fio\0")
                        && arguments(process).contains("--client=" + server.client() + "\0"))
                .findFirst()
                .map(process -> user(process.pid()));
    }

    private static String arguments(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    private static int user(long pid) {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc", Long.toString(pid)), "unix:uid");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A machine, and its volume, which takes no time. */
    private static final class Server implements Machine, FioServer, Lun, AutoCloseable {

        /** One of the loopback's, at which nobody else listens on fio's port. */
        private static final String ADDRESS = "127.77.88.99";

        private static final int PORT = 8765;

        private final Process process;

        Server(Path folder) throws IOException {
            process = new ProcessBuilder("fio", "--server=ip:" + client())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        }

        @Override
        public String name() {
            return "vm-1";
        }

        @Override
        public long bytes() {
            return 1 << 20;
        }

        @Override
        public boolean ready() {
            try (Socket socket = new Socket(ADDRESS, PORT)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public <P> Optional<P> port(Class<P> type) {
            return Optional.of(this).filter(type::isInstance).map(type::cast);
        }

        @Override
        public String client() {
            return ADDRESS;
        }

        @Override
        public SortedMap<String, String> target(Lun lun, DiskSlot slot, Access access) {
            return new TreeMap<>(Map.of("ioengine", "null", "size", "1m", "thinktime", "1ms"));
        }

        @Override
        public void restart() {
            // nothing comes after it
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
    }
}
