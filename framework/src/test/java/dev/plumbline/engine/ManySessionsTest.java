package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.StateFolder;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.load.DownloadLoad;
import dev.plumbline.model.Measurement;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sessions in a row in one JVM: what they take of it stays the same. How many there are on the embedded lab is said by {@code
 * -Dsessions=200}; every tenth of that number are run on this computer's own parts. What was taken after each of them is written to
 * {@code target/many-sessions}.
 */
@Tag("once")
class ManySessionsTest {

    private static final int SESSIONS = Integer.getInteger("sessions", 20);
    private static final int LEAVES = 6;
    private static final Path FIGURES = Path.of("target", "many-sessions");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Threads that end a moment after what they worked for, and caches of the JVM. */
    private static final int FEW = 3;

    private static final long A_MEBIBYTE = 1 << 20;

    @TempDir
    Path output;

    static class Everything {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement disk(
                @Factor("1..2") int vms,
                @Luns(size = "1 MiB") LunSet lun,
                @Vms(count = "{vms}", disk = "256 KiB") Machines machines) {
            return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(lun));
        }

        @Experiment("?")
        @Blocks(2)
        @Response(name = "throughput", unit = "Mbit/s", better = HIGHER)
        Measurement web(@Factor("1..2") int vms, @Vms(count = "{vms}", nic = "100 Mbit/s") Machines machines) {
            return machines.run(DownloadLoad.of("4 kB").clients(4));
        }
    }

    /** What the JVM has, and what the framework keeps of the labs. */
    private record Used(long threads, long files, long heapBytes, long ledgers) {

        static Used now(Path state, String lab) throws IOException {
            System.gc();
            UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Used(
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    system.getOpenFileDescriptorCount(),
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    ledgers(state, lab));
        }

        private static long ledgers(Path state, String lab) throws IOException {
            String own = lab + "-" + ProcessHandle.current().pid() + "-";
            try (Stream<Path> files = Files.list(state)) {
                return files.filter(file -> file.getFileName().toString().startsWith(own))
                        .count();
            }
        }

        boolean noMoreThan(Used before) {
            return threads <= before.threads + FEW
                    && files <= before.files + FEW
                    && ledgers <= before.ledgers
                    && heapBytes <= before.heapBytes + before.heapBytes / 10 + A_MEBIBYTE;
        }
    }

    @Test
    void sessions_on_the_embedded_lab_take_no_more_and_more() throws IOException {
        sessions(SESSIONS, "embedded");
    }

    @Test
    void neither_do_those_on_this_computers_own_parts() throws IOException {
        Files.writeString(output.resolve("lab.yaml"), """
                labs:
                  own:
                    kind: local
                    quiet: {cpu: 100 %, disk: 100 %, runQueue: 1000, wait: 1 s}
                """);
        sessions(Math.max(3, SESSIONS / 10), "own");
    }

    /** The first third warms the JVM up. */
    private void sessions(int count, String lab) throws IOException {
        Path state = StateFolder.prepare(StateFolder.path());
        List<Used> used = new ArrayList<>();
        for (int session = 1; session <= count; session++) {
            run(lab, session);
            used.add(Used.now(state, lab));
        }

        write(lab, used);

        Used warm = used.get(count / 3);
        Awaitility.await("what the sessions took is given back")
                .atMost(PATIENCE)
                .until(() -> Used.now(state, lab).noMoreThan(warm));
    }

    private static void write(String lab, List<Used> used) throws IOException {
        Path file = Files.createDirectories(FIGURES).resolve(lab + ".csv");
        List<String> lines = new ArrayList<>(List.of("session,threads,files,heap bytes,ledgers"));
        for (Used after : used) {
            lines.add(String.join(
                    ",",
                    String.valueOf(lines.size()),
                    String.valueOf(after.threads),
                    String.valueOf(after.files),
                    String.valueOf(after.heapBytes),
                    String.valueOf(after.ledgers)));
        }
        Files.write(file, lines);
    }

    private void run(String lab, int session) throws IOException {
        new EngineRun(output)
                .with(PlumblineProperties.LAB, lab)
                .with(
                        PlumblineProperties.OUTPUT,
                        output.resolve("session-" + session).toString())
                .with(PlumblineProperties.WARM_UP, lab.equals("embedded") ? "10 ms" : "300 ms")
                .with(PlumblineProperties.MEASURE, lab.equals("embedded") ? "30 ms" : "300 ms")
                .execute(selectClass(Everything.class))
                .testEvents()
                .assertStatistics(statistics -> statistics.finished(LEAVES));
    }
}
