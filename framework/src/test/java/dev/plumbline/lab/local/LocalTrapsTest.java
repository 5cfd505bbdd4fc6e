package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.linux.DirectAccess;
import dev.plumbline.lab.linux.FileLun;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with the real fio breaks one trial, in one sentence, and the next one on the same machines counts. */
class LocalTrapsTest {

    private static final AccessSpec SPEC = AccessSpec.IOMETER_DEFAULT.withBlock("4 KiB");

    @TempDir
    Path folder;

    @Test
    void a_server_that_is_down() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            LunSet luns = test.luns(1, 4 << 20);
            Machines two = test.machines(2, 1);
            ProcessHandle listener = test.listener(two.all().get(1));
            listener.destroyForcibly();
            Awaitility.await().until(() -> !listener.isAlive());

            assertBroken(test, two, luns, two.all().get(1).name() + " has ended: its load server", "signal 9");
        }
    }

    @Test
    void a_server_that_is_killed_with_its_jobs_in_the_run() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            LunSet luns = test.luns(1, 4 << 20);
            Machines two = test.machines(2, 1);

            CompletableFuture<Measurement> trial = CompletableFuture.supplyAsync(
                    () -> test.run(two, DiskLoad.of(SPEC).on(luns), 5000));
            awaitJobs(test, two.all().get(1));
            test.processes(two.all().get(1)).forEach(ProcessHandle::destroyForcibly);

            assertThatThrownBy(trial::join).cause().isInstanceOf(IncompleteTrialException.class);
            assertCounts(test, two, luns);
        }
    }

    @Test
    void a_job_that_is_killed_in_the_run_is_seen_long_before_the_run_would_end() throws Exception {
        assertSeen(job -> job);
    }

    @Test
    void a_job_whose_connection_is_killed_in_the_run_is_seen_too() throws Exception {
        assertSeen(job -> job.parent().orElseThrow());
    }

    /** @param which the one to kill, given the job */
    private void assertSeen(UnaryOperator<ProcessHandle> which) throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            LunSet luns = test.luns(1, 4 << 20);
            Machines two = test.machines(2, 1);
            Machine second = two.all().get(1);

            CompletableFuture<Measurement> trial = CompletableFuture.supplyAsync(
                    () -> test.run(two, DiskLoad.of(SPEC).on(luns), 60_000));
            awaitJobs(test, second);
            ProcessHandle job = test.processes(second).stream()
                    .max(Comparator.comparingInt(LocalTrapsTest::depth))
                    .orElseThrow();
            which.apply(job).destroyForcibly();

            assertThatThrownBy(() -> trial.get(30, TimeUnit.SECONDS))
                    .as("half of the interval is enough for the busiest computer")
                    .cause()
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageContainingAll("the job of " + second.name() + " ended before its time")
                    .hasMessageNotContaining("\n");
            awaitListenerAlone(test, second);
            assertCounts(test, two, luns);
        }
    }

    @Test
    void jobs_whose_listener_alone_was_killed_do_not_load_the_next_trial() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            LunSet luns = test.luns(1, 4 << 20);
            Machines two = test.machines(2, 1);
            Machine second = two.all().get(1);

            CompletableFuture<Measurement> trial = CompletableFuture.supplyAsync(
                    () -> test.run(two, DiskLoad.of(SPEC).on(luns), 3000));
            awaitJobs(test, second);
            test.listener(second).destroyForcibly();

            assertThatThrownBy(trial::join)
                    .cause()
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageContaining(second.name() + " has ended: its load server");
            awaitListenerAlone(test, second);
            assertCounts(test, two, luns);
        }
    }

    @Test
    void a_folder_that_is_not_there() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines two = test.machines(2, 1);
            LunSet missing = new LunSet(
                    List.of(new FileLun("lun-9", 4 << 20, folder.resolve("gone/lun.img"), new DirectAccess(0))));

            assertThatThrownBy(() -> test.run(two, DiskLoad.of(SPEC).on(missing), 500))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageContainingAll(
                            "fio", two.all().get(0).name(), two.all().get(1).name(), "exit code");
            assertCounts(test, two, test.luns(1, 4 << 20));
        }
    }

    @Test
    void a_disk_without_room() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        Tool.output(List.of("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString()));
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Path sparse = small.resolve("lun.img");
            try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
                file.setLength(4 << 20);
            }
            Machines one = test.machines(1, 1);
            LunSet full = new LunSet(List.of(new FileLun("lun-9", 4 << 20, sparse, new DirectAccess(0))));

            assertThatThrownBy(() ->
                            test.run(one, DiskLoad.of(SPEC.withReadShare(0)).on(full), 500))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageContainingAll("fio failed on", "(error 28)", "No space left on device");
            assertCounts(test, one, test.luns(1, 4 << 20));
            Tool.output(List.of("umount", small.toString()));
        } finally {
            if (Files.exists(small.resolve("lun.img"))) {
                Tool.output(List.of("umount", small.toString()));
            }
        }
    }

    @Test
    void a_volume_whose_server_was_killed() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "kind: nbdkit")) {
            LunSet luns = test.luns(1, 4 << 20);
            Machines one = test.machines(1, 1);
            LeftoverCheck.processes(folder).stream()
                    .filter(process -> LeftoverCheck.commandLine(process.pid()).startsWith("nbdkit"))
                    .forEach(ProcessHandle::destroyForcibly);

            assertThatThrownBy(() -> test.run(one, DiskLoad.of(SPEC).on(luns), 500))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageContainingAll(one.all().get(0).name(), "Connection refused");
        }
    }

    private void assertBroken(LocalTestLab test, Machines machines, LunSet luns, String... parts) {
        assertThatThrownBy(() -> test.run(machines, DiskLoad.of(SPEC).on(luns), 500))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessageContainingAll(parts);
        assertCounts(test, machines, luns);
    }

    private static void assertCounts(LocalTestLab test, Machines machines, LunSet luns) {
        Measurement next = test.run(machines, DiskLoad.of(SPEC).on(luns), 500);
        assertThat(next.readings().get(0).machines()).hasSize(machines.count());
    }

    /** A connection that asked whether it answers may still end. */
    private static void awaitListenerAlone(LocalTestLab test, Machine machine) {
        Awaitility.await("a new listener alone")
                .until(() -> test.processes(machine).size() == 1);
    }

    private static int depth(ProcessHandle process) {
        return process.parent().map(parent -> 1 + depth(parent)).orElse(0);
    }

    /** A listener, one process for the connection, and one that loads: it has made the file for what it waited for. */
    private static void awaitJobs(LocalTestLab test, Machine machine) {
        Awaitility.await("jobs run")
                .atMost(Duration.ofSeconds(30))
                .until(() -> test.processes(machine).size() >= 3 && LeftoverCheck.begun(machine.name(), test.folder()));
    }
}
