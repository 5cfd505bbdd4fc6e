package dev.plumbline.lab.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.load.StreamLoad;
import dev.plumbline.model.Measurement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that are lost or hang while they load: one sentence that names the host, soon, and nothing left on any host in the end. */
@Timeout(240)
class HostsTroubleTest {

    /** Of a load that is not to come to its end. */
    private static final int LONG_MILLIS = 60_000;

    /** The patience of the tests' lab is 3 s. */
    private static final Duration SOON = Duration.ofSeconds(25);

    @TempDir
    Path folder;

    private TestHosts hosts;
    private HostsTestLab test;

    @Test
    void one_that_is_lost_breaks_the_trial_comes_back_for_the_next_one_and_is_swept_after_the_last() throws Exception {
        try (TestHosts some = TestHosts.start(folder, 3);
                HostsTestLab lab = HostsTestLab.open(folder, some.section("", ""))) {
            hosts = some;
            test = lab;
            Machines three = test.machines(3);
            LunSet luns = test.luns(1);
            Load disk = DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns);

            assertThat(failure(three, disk, 2, () -> hosts.get(2).cut()))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageStartingWith("stone-2 has been lost (did not answer within 3 s)");
            assertThatThrownBy(() -> test.run(three, disk, 500))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageContaining("stone-2 has been lost");
            hosts.get(2).mend();
            test.trialStarts();
            assertThat(test.run(three, disk, 500).readings().get(0).machines()).hasSize(3);

            assertThat(failure(three, disk, 3, () -> hosts.get(3).signal("STOP")))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageStartingWith("stone-3 has been lost (did not answer within 3 s)");
            hosts.get(3).signal("CONT");

            Machines first = new Machines(
                    three.all().subList(0, 1), three.disks().subList(0, 1), (a, b) -> test.run(a, b, LONG_MILLIS));
            assertThat(failure(first, disk, 1, () -> hosts.get(1).powerOff()))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageContaining("stone-1");
            assertThatThrownBy(test::giveBack)
                    .as("a host that is off keeps its record")
                    .hasMessageContaining("stone-1")
                    .hasMessageContaining("cannot be reached by ssh");
            assertThat(hosts.left())
                    .as("files on the disk of one that lost its power")
                    .isNotEmpty();

            hosts.get(1).powerOn();
            TestHosts.awaitListening(hosts.get(1));
            test.reap(some.section("", ""), folder.resolve("next"));
            assertNothingLeft();
        }
    }

    @Test
    void what_a_host_goes_on_with_behind_a_cut_link_is_ended_by_the_next_start() throws Exception {
        try (TestHosts some = TestHosts.start(folder, 2);
                HostsTestLab lab = HostsTestLab.open(folder, some.section("peers: far", "groups: [far]"))) {
            hosts = some;
            test = lab;
            Machines one = test.machines(1);
            PeerMachine peer = test.peer();
            assertThat(failure(
                            one,
                            StreamLoad.to(peer).writingOnly(),
                            1,
                            () -> hosts.get(2).cut()))
                    .hasMessageStartingWith("stone-1 cannot go on: its peer stone-2 has been lost (");

            hosts.get(2).mend();
            assertThat(hosts.get(2).processes()).as("nobody has told it yet").isNotEmpty();
            test.reap(some.section("", ""), folder.resolve("next"));
            assertThat(hosts.left())
                    .filteredOn(left -> !left.contains("sshd: "))
                    .isEmpty();
            test.giveBack();
            assertNothingLeft();
        }
    }

    /** Why a load failed to which something happened while it ran on a host; it has to be soon. */
    private Throwable failure(Machines machines, Load load, int host, Happening happening) throws Exception {
        CompletableFuture<Measurement> running =
                CompletableFuture.supplyAsync(() -> test.run(machines, load, LONG_MILLIS));
        Awaitility.await("the load on stone-" + host)
                .atMost(Duration.ofSeconds(60))
                .until(() -> running.isDone() || loads(hosts.get(host)));
        assertThat(running).isNotDone();
        happening.run();
        long begin = System.nanoTime();
        Throwable failure = running.handle((result, e) -> e).join();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
        assertThat(failure).as("the load's failure").isNotNull();
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    @FunctionalInterface
    private interface Happening {
        void run() throws Exception;
    }

    /** fio's server has a process for its client and one for the job then; iperf3 is one process alone. */
    private static boolean loads(TestHost host) {
        long fio = commands(host, "fio");
        return fio >= 3 || commands(host, "iperf3") > 0;
    }

    private static long commands(TestHost host, String program) {
        return host.processes().stream()
                .filter(process -> process.info().command().orElse("").endsWith("/" + program))
                .count();
    }

    private void assertNothingLeft() {
        Awaitility.await("sshd's own processes end")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(hosts.left()).isEmpty());
    }
}
