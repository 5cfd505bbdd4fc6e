package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineClock;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real servers of fio, one of which has another time than this computer: it writes down when operations ended by the clock that
 * counts from the computer's start.
 */
@Timeout(120)
class FioClockTest {

    private static final int MONOTONIC = 1;

    @TempDir
    Path folder;

    @Test
    void a_machine_whose_clock_is_years_behind_is_measured_while_the_others_are() throws Exception {
        List<Answer> answers = load(true);

        assertThat(answers.get(0).measured()).isEqualTo(answers.get(1).measured());
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.values().get(0).value()).isGreaterThan(10);
            assertThat(answer.startDelay()).isBetween(Duration.ofMinutes(-1), Duration.ofMinutes(1));
        });
    }

    @Test
    void it_would_be_refused_if_its_clock_were_taken_for_this_computers() {
        assertThatThrownBy(() -> load(false))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessageContaining("vm-1 began ")
                .hasMessageContaining("for only 0 ms");
    }

    private List<Answer> load(boolean tellsClock) throws Exception {
        List<Server> servers = List.of(new Server("vm-1", false, false), new Server("vm-2", true, tellsClock));
        FioDisk disk = new FioDisk(new AccessSpec(4096, 1, 1, 1));
        List<Worker> workers = List.of();
        try {
            for (Server server : servers) {
                Awaitility.await().until(server::ready);
                disk.add(server, server, new DiskSlot(0, 0, 1 << 20));
            }
            workers = disk.workers(Optional.empty());
            long start = System.nanoTime();
            long from = start + TimeUnit.MILLISECONDS.toNanos(100);
            List<Answer> answers = new ArrayList<>();
            for (Worker worker : workers) {
                answers.add(worker.run(new Window(start, from, from + TimeUnit.MILLISECONDS.toNanos(500))));
            }
            return answers;
        } finally {
            for (Worker worker : workers) {
                worker.close();
            }
            servers.forEach(Server::end);
        }
    }

    /** A machine, and its volume, which takes no time. */
    private final class Server implements Machine, FioServer, Lun {

        private final String name;
        private final boolean ownClock;
        private final boolean tellsClock;
        private final Process process;

        Server(String name, boolean ownClock, boolean tellsClock) throws IOException {
            this.name = name;
            this.ownClock = ownClock;
            this.tellsClock = tellsClock;
            this.process = new ProcessBuilder("fio", "--server=" + client())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(name + ".log").toFile())
                    .start();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long bytes() {
            return 1 << 20;
        }

        @Override
        public boolean ready() {
            return Files.exists(folder.resolve(name));
        }

        @Override
        public <P> Optional<P> port(Class<P> type) {
            if (type == MachineClock.class) {
                MachineClock clock = Server::monotonicAhead;
                return tellsClock ? Optional.of(type.cast(clock)) : Optional.empty();
            }
            return Optional.of(this).filter(type::isInstance).map(type::cast);
        }

        /** Here {@link System#nanoTime()} is that clock. */
        private static long monotonicAhead() {
            Instant now = Instant.now();
            return System.nanoTime() - TimeUnit.SECONDS.toNanos(now.getEpochSecond()) - now.getNano();
        }

        @Override
        public String client() {
            return "sock:" + folder.resolve(name);
        }

        @Override
        public SortedMap<String, String> target(Lun lun, DiskSlot slot, Access access) {
            SortedMap<String, String> options =
                    new TreeMap<>(Map.of("ioengine", "null", "size", "1m", "thinktime", "1ms"));
            if (ownClock) {
                options.put("log_alternate_epoch", "1");
                options.put("log_alternate_epoch_clock_id", Integer.toString(MONOTONIC));
            }
            return options;
        }

        @Override
        public void restart() {
            // nothing comes after it
        }

        private void end() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
    }
}
