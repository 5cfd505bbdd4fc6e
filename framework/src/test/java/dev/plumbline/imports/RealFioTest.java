package dev.plumbline.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the fio of this machine writes, of itself and of its client on loopback. */
@Timeout(120)
class RealFioTest {

    private static final String JOB = "[global]%nioengine=psync%nbs=4k%nrw=randrw%nsize=1m%nruntime=1%ntime_based=1%n"
            + "filename_format=file.$jobnum%n[job]%ndirectory=%s%n";

    @TempDir
    Path folder;

    @Test
    void aLocalRunIsRead() throws Exception {
        Path output = folder.resolve("local.json");

        run("fio", "--output-format=json", "--output=" + output, job().toString());

        ImportedFile file = ImportReader.fio().read(output);
        assertThat(file.kind()).startsWith("fio 3.");
        ImportedRun run = file.runs().get(0);
        assertThat(Samples.value(run, "readIops") + Samples.value(run, "writeIops"))
                .isEqualTo(Samples.value(run, "iops"));
        assertThat(run.facts())
                .containsEntry("bs", "4k")
                .containsEntry("rw", "randrw")
                .doesNotContainKey("hosts");
    }

    @Test
    void aClientsRunIsReadAsThatOfItsHost() throws Exception {
        Path output = folder.resolve("client.json");
        int port = freePort();
        Process server = start("fio", "--server=ip:127.0.0.1," + port);
        try {
            Awaitility.await("fio's server on port " + port)
                    .atMost(Duration.ofSeconds(20))
                    .failFast("fio's server ended", () -> !server.isAlive())
                    .until(() -> answers(port));

            run("fio", "--output-format=json", "--output=" + output, "--client=ip:127.0.0.1," + port, job().toString());
        } finally {
            stop(server);
        }

        ImportedRun run = ImportReader.fio().read(output).runs().get(0);
        assertThat(run.facts()).containsEntry("hosts", "1");
        assertThat(run.value("iops").orElseThrow().machines()).hasSize(1).containsValue(Samples.value(run, "iops"));
    }

    private Path job() throws IOException {
        return Files.writeString(folder.resolve("job.fio"), JOB.formatted(folder));
    }

    private void run(String... command) throws Exception {
        Process process = start(command);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("fio ended").isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            stop(process);
        }
    }

    private Process start(String... command) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new AssertionError("fio is needed; ci/install-tools installs it", e);
        }
    }

    /** The server forks a child for each client. */
    private static void stop(Process process) throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor(20, TimeUnit.SECONDS);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
