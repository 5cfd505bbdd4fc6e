package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.FaultKind;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineKill;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Repair;
import dev.plumbline.lab.TestFaults;
import dev.plumbline.lab.TestLab;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A machine that is killed 40 % into 250 ms on the embedded lab, where one takes 75 ms to be back. */
class FaultLoadTest {

    private static final int MEASURE_MILLIS = 250;

    @TempDir
    Path folder;

    private TestLab test;
    private Machines machines;
    private LoadBalancer balancer;

    @BeforeEach
    void openLab() throws Exception {
        test = TestLab.open(folder, "");
        machines = test.machines(4, new LinkSpec(1, 1_000_000_000), List.of());
        balancer = test.balancer();
    }

    @AfterEach
    void closeLab() {
        test.close();
    }

    private TestTrial run(Repair repair, String noticed) throws Exception {
        DeclaredFault fault = TestFaults.killed(machines, 2, "40 %", noticed, repair);
        return TestTrial.run(test.lab(), machines, load().under(fault), MEASURE_MILLIS);
    }

    private RequestLoad load() {
        return RequestLoad.of("1 KiB")
                .clients(8)
                .thinkTime(Duration.ofMillis(5))
                .through(balancer);
    }

    @ParameterizedTest
    @EnumSource
    void where_nothing_breaks_all_is_answered(Repair repair) throws Exception {
        DeclaredFault none = TestFaults.none("40 %", "0 ms", repair);

        TestTrial trial = TestTrial.run(test.lab(), machines, load().under(none), MEASURE_MILLIS);

        assertThat(trial.sum("answered")).isCloseTo(100, within(12.0));
        assertThat(trial.sum("resent")).isZero();
        assertThat(trial.sum("lost")).isZero();
    }

    @Test
    void what_a_machine_is_asked_waits_until_it_has_started_again() throws Exception {
        TestTrial trial = run(Repair.RESTART, "0 ms");

        assertThat(trial.sum("recovery")).isBetween(60.0, 110.0);
        assertThat(trial.sum("answered")).isBetween(40.0, 75.0);
        assertThat(trial.sum("lost")).isZero();
    }

    @Test
    void what_is_sent_on_is_answered_by_the_others_at_once() throws Exception {
        TestTrial trial = run(Repair.SEND_ON, "0 ms");

        assertThat(trial.sum("recovery")).isPositive().isLessThan(30);
        assertThat(trial.sum("answered")).isCloseTo(100, within(12.0));
        assertThat(trial.sum("lost")).isZero();
        List<Double> perMachine = trial.perMachine("requests");
        assertThat(perMachine.get(1)).isLessThan(perMachine.get(0) * 0.75);
    }

    private DeclaredFault pulled(String noticed, Repair repair) {
        return TestFaults.of(FaultKind.LINK_DOWN, machines.all(), 2, "40 %", noticed, repair);
    }

    @Test
    void a_machine_whose_cable_was_pulled_is_back_as_soon_as_it_is_plugged_in() throws Exception {
        TestTrial trial =
                TestTrial.run(test.lab(), machines, load().under(pulled("20 %", Repair.RESTART)), MEASURE_MILLIS);

        assertThat(trial.sum("recovery")).isBetween(35.0, 85.0);
        assertThat(trial.sum("answered")).isBetween(45.0, 85.0);
        assertThat(trial.sum("lost")).isZero();
    }

    @Test
    void what_was_behind_a_pulled_cable_goes_to_the_others_and_the_next_trial_has_it_again() throws Exception {
        TestTrial trial =
                TestTrial.run(test.lab(), machines, load().under(pulled("0 ms", Repair.SEND_ON)), MEASURE_MILLIS);
        TestTrial next = TestTrial.run(test.lab(), machines, load(), MEASURE_MILLIS);

        assertThat(trial.sum("recovery")).isPositive().isLessThan(30);
        assertThat(trial.sum("lost")).isZero();
        List<Double> perMachine = trial.perMachine("requests");
        assertThat(perMachine.get(1)).isLessThan(perMachine.get(0) * 0.75);
        assertThat(next.sum("errors")).isZero();
        assertThat(next.perMachine("requests").get(1)).isPositive();
    }

    @Test
    void it_takes_longer_where_the_fault_is_noticed_later() throws Exception {
        double atOnce = run(Repair.RESTART, "0 ms").sum("recovery");
        double later = run(Repair.RESTART, "10 %").sum("recovery");

        assertThat(later - atOnce).isCloseTo(25, within(12.0));
    }

    @ParameterizedTest
    @EnumSource(names = {"RESTART", "SEND_ON"})
    void a_machine_that_was_killed_serves_the_next_trial(Repair repair) throws Exception {
        run(repair, "0 ms");

        TestTrial next = TestTrial.run(test.lab(), machines, load(), MEASURE_MILLIS);

        assertThat(next.sum("errors")).isZero();
        double mean = next.sum("requests") / machines.count();
        assertThat(next.perMachine("requests"))
                .allSatisfy(each -> assertThat(each).isCloseTo(mean, within(mean / 4)));
    }

    @Test
    void each_request_that_is_sent_again_is_found_again_by_its_name() throws Exception {
        TestTrial trial = run(Repair.SEND_ON, "20 %");

        assertThat(trial.sum("resent")).isPositive();
        assertThat(trial.sum("doubled")).isLessThanOrEqualTo(trial.sum("resent"));
        assertThat(trial.answers().stream().flatMap(answer -> answer.attachments().stream()))
                .anySatisfy(work -> assertThat(work.text())
                        .containsPattern(
                                "\\d+ requests, \\d+ answered, \\d+ times sent again, 0 lost, \\d+ times done again"));
    }

    @Test
    void a_fault_after_the_end_of_the_interval_breaks_the_trial() {
        DeclaredFault fault = TestFaults.killed(machines, 2, "1 s", "0 ms", Repair.RESTART);

        assertThatThrownBy(() -> TestTrial.run(test.lab(), machines, load().under(fault), MEASURE_MILLIS))
                .hasRootCauseMessage("the fault is noticed 1 s into an interval of 250 ms; lengthen the interval, as"
                        + " -Dplumbline.measure=10s, or write less in @Fault");
    }

    @Test
    void a_service_that_is_not_back_in_time_breaks_the_trial() {
        DeclaredFault fault = TestFaults.killed(machines, 2, "75 %", "0 ms", Repair.RESTART);

        assertThatThrownBy(() -> TestTrial.run(test.lab(), machines, load().under(fault), MEASURE_MILLIS))
                .rootCause()
                .hasMessageStartingWith("the service did not answer at its former rate of ");
    }

    /** A machine that nobody can start again. */
    private record Stubborn(Machine machine) implements Machine, MachineKill {

        @Override
        public String name() {
            return machine.name();
        }

        @Override
        public boolean ready() {
            return machine.ready();
        }

        @Override
        public <P> Optional<P> port(Class<P> type) {
            return type == MachineKill.class ? Optional.of(type.cast(this)) : machine.port(type);
        }

        @Override
        public void planned(long at, long restartAt) {
            machine.require(MachineKill.class, "way to be killed").planned(at, restartAt);
        }

        @Override
        public void kill() {
            // The schedule sees to it.
        }

        @Override
        public void startAgain() throws IOException {
            throw new IOException("its disk is gone");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RESTART", "SEND_ON"})
    void a_repair_that_fails_breaks_the_trial(Repair repair) {
        List<Machine> all = new ArrayList<>(machines.all());
        all.set(1, new Stubborn(all.get(1)));
        Machines stubborn = new Machines(all, List.of(), (m, load) -> null);
        RequestLoad load = load().under(TestFaults.killed(stubborn, 2, "40 %", "0 ms", repair));

        assertThatThrownBy(() -> TestTrial.run(test.lab(), stubborn, load, MEASURE_MILLIS))
                .hasStackTraceContaining(
                        "vm-2 could not be repaired after its fault: java.io.IOException: its disk is gone");
    }

    @Test
    void requests_without_a_balancer_cannot_be_sent_on() {
        DeclaredFault fault = TestFaults.killed(machines, 2, "40 %", "0 ms", Repair.SEND_ON);

        assertThatThrownBy(() -> RequestLoad.of("1 KiB").under(fault).workers(machines))
                .isInstanceOf(MisuseException.class)
                .hasMessage("a load under a fault goes through a load balancer; declare one, as '@Balancer LoadBalancer"
                        + " balancer', and write '.through(balancer)'");
    }
}
