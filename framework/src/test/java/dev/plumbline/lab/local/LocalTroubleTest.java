package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LinkLegs;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.load.DownloadLoad;
import dev.plumbline.load.StreamLoad;
import dev.plumbline.model.Measurement;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What breaks in the middle of a trial, undeclared: the trial is broken in one sentence and in time, whatever broke. */
class LocalTroubleTest {

    private static final AccessSpec WRITES =
            AccessSpec.IOMETER_DEFAULT.withBlock("4 KiB").withReadShare(0);
    private static final int MINUTE = 60_000;
    private static final long BOUND_SECONDS = 30;

    @TempDir
    Path folder;

    /** The sentence with which a trial of a minute breaks, in less than half of that. */
    private static String broken(LocalTestLab test, Machines machines, Load load, Trouble.Happening happening) {
        return broken(test, machines, load, MINUTE, happening);
    }

    private static String name(Machines machines, int number) {
        return machines.all().get(number).name();
    }

    private static String broken(
            LocalTestLab test, Machines machines, Load load, int millis, Trouble.Happening happening) {
        long begin = System.nanoTime();
        Throwable failure = catchThrowable(
                () -> test.run(machines, load.named("load").beside(new Trouble(happening).named("trouble")), millis));
        assertThat(failure).isInstanceOf(IncompleteTrialException.class);
        assertThat(failure.getMessage()).doesNotContain("\n").doesNotContain("Exception");
        assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(BOUND_SECONDS));
        return failure.getMessage();
    }

    /** Once all jobs have begun. */
    private static Trouble.Happening jobs(LocalTestLab test, Machines machines, Trouble.Happening happening) {
        return () -> {
            Awaitility.await("jobs run")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> machines.all().stream()
                            .allMatch(machine -> LeftoverCheck.begun(machine.name(), test.folder())));
            happening.happen();
        };
    }

    /** Neighbours that did not answer are asked again after a while only. */
    private static void assertCountsAgain(LocalTestLab test, Machines machines, Load load) {
        Awaitility.await("the network heals")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(IncompleteTrialException.class)
                .untilAsserted(() -> assertCounts(test, machines, load));
    }

    private static void assertCounts(LocalTestLab test, Machines machines, Load load) {
        Measurement next = test.run(machines, load, 500);
        assertThat(next.readings().get(0).machines())
                .hasSize(machines.count())
                .allSatisfy((machine, value) -> assertThat(value).isPositive());
    }

    /** A signal to all processes of the test whose command line begins so. */
    private void signal(String signal, String begins) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        LeftoverCheck.processes(folder).stream()
                .filter(process -> LeftoverCheck.commandLine(process.pid()).startsWith(begins))
                .forEach(process -> command.add(Long.toString(process.pid())));
        assertThat(command).as("processes that begin with " + begins).hasSizeGreaterThan(2);
        Tool.output(command);
    }

    @Test
    void nbdkit_is_killed() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "kind: nbdkit")) {
            LunSet luns = test.luns(1, 4 << 20);
            Machines two = test.machines(2, 1);

            assertThat(broken(test, two, DiskLoad.of(WRITES).on(luns), jobs(test, two, () -> signal("KILL", "nbdkit"))))
                    .contains(name(two, 0));
        }
    }

    @Test
    void the_job_of_one_machine_is_stopped() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            LunSet luns = test.luns(1, 4 << 20);
            Machines two = test.machines(2, 1);
            Load load = DiskLoad.of(WRITES).on(luns);

            assertThat(broken(test, two, load, jobs(test, two, () -> {
                        for (ProcessHandle process : test.processes(two.all().get(1))) {
                            Tool.output(List.of("kill", "-STOP", Long.toString(process.pid())));
                        }
                    })))
                    .contains("the job of " + name(two, 1) + " was stopped by a signal");
            assertCounts(test, two, load);
        }
    }

    @Test
    void the_client_of_the_load_generator_is_stopped() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            LunSet luns = test.luns(1, 4 << 20);
            Machines two = test.machines(2, 1);
            Load load = DiskLoad.of(WRITES).on(luns);

            assertThat(broken(test, two, load, jobs(test, two, () -> signal("STOP", "fio --output-format"))))
                    .contains("the client of fio was stopped by a signal");
            assertCounts(test, two, load);
        }
    }

    @Test
    void a_machines_memory_is_short() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            LunSet luns = test.luns(1, 4 << 20);
            Machines two = test.machines(2, 1);
            Load load = DiskLoad.of(WRITES).on(luns);

            assertThat(broken(
                            test,
                            two,
                            load,
                            jobs(test, two, () -> eatMemory(test, two.all().get(1)))))
                    .contains(name(two, 1));
        }
    }

    /** Grows until the machine's control group is full; the kernel then ends its load generator first, since it is told to. */
    private static void eatMemory(LocalTestLab test, Machine machine) throws IOException {
        for (ProcessHandle process : test.processes(machine)) {
            Files.writeString(Path.of("/proc/" + process.pid() + "/oom_score_adj"), "1000");
        }
        machine.require(Programs.class, "programs").start(List.of("tail", "/dev/zero"));
    }

    @Test
    void the_disk_behind_a_volume_is_full() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        Tool.output(List.of("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", small.toString()));
        try (LocalTestLab test = LocalTestLab.open(folder, "kind: nbdkit, folder: " + small)) {
            LunSet luns = test.luns(1, 16 << 20);
            Machines one = test.machines(1, 1);

            assertThat(broken(
                            test,
                            one,
                            DiskLoad.of(WRITES).on(luns),
                            jobs(test, one, () -> fill(small.resolve("other")))))
                    .contains(name(one, 0), "No space left on device");
            Tool.output(List.of("umount", "--lazy", small.toString())); // nbdkit still has its file open
        } finally {
            Tool.run(List.of("umount", "--lazy", small.toString()));
        }
    }

    private static void fill(Path file) throws IOException {
        try (OutputStream output = Files.newOutputStream(file)) {
            while (true) {
                output.write(new byte[1 << 16]);
            }
        } catch (IOException e) {
            // it is full
        }
    }

    @Test
    void the_network_is_cut_under_streams() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            PeerMachine peer = test.peer(1, 100_000_000);
            Machines two = test.machines(2, 1, 100_000_000);

            assertThat(broken(
                            test,
                            two,
                            StreamLoad.to(peer),
                            3000,
                            () -> cut(two.all().get(1), false)))
                    .contains(name(two, 1));
            cut(two.all().get(1), true);
            assertCountsAgain(test, two, StreamLoad.to(peer).writingOnly());
        }
    }

    @Test
    void the_network_is_cut_under_downloads() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines two = WebLab.machines(test, 2);
            DownloadLoad load = DownloadLoad.of("64 KiB").clients(2);

            assertThat(broken(test, two, load, 3000, () -> cut(two.all().get(1), false)))
                    .contains(name(two, 1));
            cut(two.all().get(1), true);
            assertCountsAgain(test, two, load);
        }
    }

    private static void cut(Machine machine, boolean connected) throws Exception {
        machine.require(LinkLegs.class, "cables").connect(0, connected);
    }
}
