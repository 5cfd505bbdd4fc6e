package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.plumbline.lab.LinkAccess;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.lab.TestLab;
import dev.plumbline.lab.WebServer;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkLoadTest {

    private static final int MEASURE_MILLIS = 250;

    @TempDir
    Path folder;

    private TestLab test;

    @BeforeEach
    void openLab() throws IOException {
        test = TestLab.open(folder, "machine: {request: 0 ms}");
    }

    @AfterEach
    void closeLab() {
        test.close();
    }

    @Test
    void nine_machines_with_slow_cards_behind_a_balancer_give_nine_times_their_rate() throws Exception {
        Machines machines = machines(9, 10);
        LoadBalancer balancer = test.balancer();

        TestTrial trial = run(machines, DownloadLoad.of("1 MB").clients(150).through(balancer));

        assertThat(trial.sum("throughput")).isCloseTo(90, withinPercentage(3));
        assertThat(trial.perMachine("throughput"))
                .allSatisfy(each -> assertThat(each).isCloseTo(10, withinPercentage(5)));
        assertThat(trial.sum("errors")).isZero();
        assertThat(trial.busy()).containsKey(balancer.name() + " out");
        assertThat(trial.busy().get(machines.all().get(0).name() + " out")).isCloseTo(1, withinPercentage(2));
    }

    @Test
    void whole_downloads_are_counted_for_the_machine_that_answered() throws Exception {
        Machines machines = machines(2, 80);

        TestTrial trial = run(machines, DownloadLoad.of("10 kB").clients(4));

        assertThat(trial.perMachine("requests"))
                .allSatisfy(each -> assertThat(each).isCloseTo(1000, withinPercentage(3)));
        assertThat(trial.answers())
                .allSatisfy(
                        answer -> assertThat(answer.latencies().getMean() / 1e6).isCloseTo(2, withinPercentage(3)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void requests_and_replies_pass_the_links_one_after_the_other(boolean keepAlive) throws Exception {
        Machines machines = machines(1, 80);

        TestTrial trial = run(
                machines,
                RequestLoad.of("10 kB").reply("40 kB").keepAlive(keepAlive).through(test.balancer()));

        // 1 ms there and 4 ms back at 80 Mbit/s
        assertThat(trial.sum("requests")).isCloseTo(200, withinPercentage(4));
        assertThat(trial.sum("throughput")).isCloseTo(80, withinPercentage(4));
        assertThat(trial.sum("latency")).isCloseTo(5, withinPercentage(3));
        assertThat(trial.sum("errors")).isZero();
    }

    @Test
    void clients_think_between_requests() throws Exception {
        RequestLoad load = RequestLoad.of("10 kB").reply("0 B").thinkTime(Duration.ofMillis(9));

        TestTrial trial = run(machines(1, 80), load);

        // 1 ms there, then 9 ms
        assertThat(trial.sum("requests")).isCloseTo(100, withinPercentage(5));
        assertThat(trial.sum("latency")).isCloseTo(1, withinPercentage(3));
    }

    @Test
    void clients_that_pause_between_downloads_ask_for_the_same_however_many_machines_answer() throws Exception {
        LoadBalancer balancer = test.balancer();
        DownloadLoad load = DownloadLoad.of("10 kB")
                .clients(9)
                .thinkTime(Duration.ofMillis(19))
                .through(balancer);
        Machines three = machines(3, 80);
        Machines one = new Machines(three.all().subList(0, 1), List.of(), (m, l) -> null);

        // 1 ms, then 19 ms; they begin one after the other, so none waits for another one
        assertThat(run(one, load).sum("requests")).isCloseTo(450, withinPercentage(4));
        TestTrial more = run(three, load);
        assertThat(more.sum("requests")).isCloseTo(450, withinPercentage(4));
        assertThat(more.answers())
                .allSatisfy(
                        answer -> assertThat(answer.latencies().getMean() / 1e6).isCloseTo(1, withinPercentage(5)));
    }

    @Test
    void a_balancer_has_only_the_machines_of_the_trial_behind_it() throws Exception {
        Machines four = machines(4, 20);
        Machines two = new Machines(four.all().subList(0, 2), List.of(), (m, load) -> null);
        LoadBalancer balancer = test.balancer();
        DownloadLoad load = DownloadLoad.of("20 kB").clients(8).through(balancer);

        assertThat(run(four, load).sum("throughput")).isCloseTo(80, withinPercentage(4));
        TestTrial fewer = run(two, load);
        assertThat(fewer.sum("throughput")).isCloseTo(40, withinPercentage(4));
        assertThat(fewer.sum("errors")).isZero();
    }

    @Test
    void errors_are_counted_by_kind() throws Exception {
        Machines machines = machines(1, 100);
        LoadBalancer balancer = test.balancer();
        DownloadLoad load = DownloadLoad.of("20 kB").clients(2).through(new NothingBehind(balancer));

        TestTrial trial = run(machines, load);

        assertThat(trial.sum("throughput")).isZero();
        assertThat(trial.sum("errors")).isPositive();
        assertThat(trial.answers().get(0).attachments().get(0).text()).contains("× HTTP 503");
        assertThat(trial.answers().get(0).latencies()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void a_peer_bounds_the_total_however_many_machines_there_are(int machines) throws Exception {
        PeerMachine peer = test.peer(megabits(1, 100));

        TestTrial trial = run(machines(machines, 1000), StreamLoad.to(peer).readingOnly());

        assertThat(trial.sum("throughput")).isCloseTo(100, withinPercentage(2));
        assertThat(trial.busy().get(peer.machine().name() + " out")).isCloseTo(1, withinPercentage(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_bond_of_two_legs_carries_twice_as_much_as_one(int machines) throws Exception {
        PeerMachine single = test.peer(megabits(1, 100));
        PeerMachine bonded = test.peer(megabits(2, 100));

        double one = run(machines(machines, 1000), StreamLoad.to(single).writingOnly())
                .sum("throughput");
        TestTrial two = run(machines(machines, 1000), StreamLoad.to(bonded).writingOnly());

        assertThat(two.sum("throughput") / one).isCloseTo(2, withinPercentage(3));
        assertThat(two.busy())
                .containsKeys(
                        bonded.machine().name() + " leg 1 in", bonded.machine().name() + " leg 2 in");
    }

    @Test
    void a_machine_of_two_legs_carries_twice_as_much_as_one_of_one() throws Exception {
        PeerMachine peer = test.peer(megabits(1, 1000));

        double one = run(machines(1, 100), StreamLoad.to(peer).writingOnly()).sum("throughput");
        Machines bonded = test.machines(1, megabits(2, 100), List.of());
        TestTrial two = run(bonded, StreamLoad.to(peer).writingOnly());

        String name = bonded.all().get(0).name();
        assertThat(two.sum("throughput") / one).isCloseTo(2, withinPercentage(3));
        assertThat(two.busy()).containsKeys(name + " leg 1 out", name + " leg 2 out");
    }

    @Test
    void both_directions_are_carried_at_once() throws Exception {
        PeerMachine peer = test.peer(megabits(1, 100));

        TestTrial trial = run(machines(2, 1000), StreamLoad.to(peer).messages("100 kB"));

        assertThat(trial.sum("throughput")).isCloseTo(200, withinPercentage(2));
        assertThat(trial.sum("messages")).isCloseTo(250, withinPercentage(6));
    }

    @Test
    void parallel_streams_share_the_link() throws Exception {
        PeerMachine peer = test.peer(megabits(1, 100));

        TestTrial trial = run(
                machines(2, 1000),
                StreamLoad.to(peer).messages("100 kB").parallel(3).writingOnly());

        assertThat(trial.sum("throughput")).isCloseTo(100, withinPercentage(2));
    }

    @Test
    void udp_is_not_emulated() throws Exception {
        StreamLoad load = StreamLoad.to(test.peer(megabits(1, 100))).udp("10 Mbit/s");
        Machines one = machines(1, 1000);

        assertThatThrownBy(() -> load.workers(one))
                .isInstanceOf(MisuseException.class)
                .hasMessageContainingAll("carry no UDP", "'local'");
    }

    @ParameterizedTest
    @EnumSource(StreamLane.Direction.class)
    void a_slow_card_bounds_its_own_machine(StreamLane.Direction direction) throws Exception {
        PeerMachine peer = test.peer(megabits(1, 1000));
        StreamLoad both = StreamLoad.to(peer).messages("100 kB");
        StreamLoad load = direction == StreamLane.Direction.READ ? both.readingOnly() : both.writingOnly();

        assertThat(run(machines(3, 20), load).perMachine("throughput"))
                .allSatisfy(each -> assertThat(each).isCloseTo(20, withinPercentage(2)));
    }

    @Test
    void servers_listen_on_the_loopback_interface_only() throws Exception {
        WebServer server = machines(1, 100).all().get(0).require(WebServer.class, "web server");

        assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
        assertThat(test.balancer().address().getHost()).isEqualTo("127.0.0.1");
    }

    private TestTrial run(Machines machines, Load load) throws Exception {
        return TestTrial.run(test.lab(), machines, load, MEASURE_MILLIS);
    }

    private Machines machines(int count, int megabits) throws Exception {
        return test.machines(count, megabits(1, megabits), List.of());
    }

    private static LinkSpec megabits(int legs, long rate) {
        return new LinkSpec(legs, rate * 1_000_000);
    }

    /** A balancer that nobody puts machines behind. */
    private record NothingBehind(LoadBalancer balancer) implements LoadBalancer {

        @Override
        public String name() {
            return balancer.name();
        }

        @Override
        public URI address() {
            return balancer.address();
        }

        @Override
        public Optional<LinkAccess> link() {
            return balancer.link();
        }

        @Override
        public void balanceOver(List<Machine> machines) {
            // That is the point.
        }
    }
}
