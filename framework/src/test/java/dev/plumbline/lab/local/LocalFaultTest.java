package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.FaultKind;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.MachineKill;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Repair;
import dev.plumbline.lab.TestFaults;
import dev.plumbline.lab.Times;
import dev.plumbline.load.ProcessorLoad;
import dev.plumbline.load.RequestLoad;
import dev.plumbline.measure.CommonStart;
import dev.plumbline.model.Measurement;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines that break on purpose, with the real nginx and haproxy. */
class LocalFaultTest {

    private static final Times TIMES = new Times(Duration.ofMillis(300), Duration.ofSeconds(3));

    @TempDir
    Path folder;

    private static RequestLoad load(LoadBalancer balancer) {
        return RequestLoad.of("1 KiB")
                .clients(6)
                .thinkTime(Duration.ofMillis(10))
                .through(balancer);
    }

    private static double value(Measurement trial, String response) {
        return WebLab.reading(trial, response).value();
    }

    @Test
    void restarting_takes_longer_than_sending_on_and_every_request_is_answered() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines machines = WebLab.machines(test, 3);
            LoadBalancer balancer = WebLab.balancer(test);
            CommonStart start = new CommonStart(test.lab(), TIMES);
            DeclaredFault restarted = TestFaults.killed(machines, 2, "30 %", "0 ms", Repair.RESTART);
            DeclaredFault sentOn = TestFaults.killed(machines, 2, "30 %", "0 ms", Repair.SEND_ON);

            Measurement restart = start.run(machines, load(balancer).under(restarted));
            Measurement sendOn = start.run(machines, load(balancer).under(sentOn));
            Measurement after = start.run(machines, load(balancer));

            assertThat(value(restart, "recovery")).isGreaterThan(value(sendOn, "recovery"));
            assertThat(value(sendOn, "answered")).isGreaterThan(value(restart, "answered"));
            assertThat(value(restart, "lost")).isZero();
            assertThat(value(sendOn, "lost")).isZero();
            assertThat(value(sendOn, "doubled")).isLessThanOrEqualTo(value(sendOn, "resent"));
            assertThat(value(after, "errors")).isZero();
            assertThat(WebLab.reading(after, "requests").machines())
                    .hasSize(3)
                    .allSatisfy((machine, rate) -> assertThat(rate).isPositive());
        }
    }

    @Test
    void a_machine_whose_cable_was_pulled_is_back_for_the_next_trial() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines machines = WebLab.machines(test, 2);
            LoadBalancer balancer = WebLab.balancer(test);
            CommonStart start = new CommonStart(test.lab(), TIMES);
            DeclaredFault pulled =
                    TestFaults.of(FaultKind.LINK_DOWN, machines.all(), 1, "30 %", "100 ms", Repair.SEND_ON);

            Measurement trial = start.run(machines, load(balancer).under(pulled));
            Measurement after = start.run(machines, load(balancer));

            assertThat(value(trial, "recovery")).isBetween(50.0, 1900.0);
            assertThat(value(trial, "lost")).isZero();
            assertThat(value(after, "errors")).isZero();
            assertThat(WebLab.reading(after, "requests").machines().get("vm-1")).isPositive();
        }
    }

    @Test
    void the_end_of_another_machine_than_the_declared_one_breaks_the_trial() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines machines = WebLab.machines(test, 3);
            LoadBalancer balancer = WebLab.balancer(test);
            DeclaredFault fault = TestFaults.killed(machines, 1, "30 %", "0 ms", Repair.SEND_ON);
            MachineKill second = machines.all().get(1).require(MachineKill.class, "way to be killed");
            Load load = load(balancer).under(fault).beside(new Trouble(second::kill));

            assertThatThrownBy(() -> new CommonStart(test.lab(), TIMES).run(machines, load))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageContaining("vm-2 has ended");
        }
    }

    @Test
    void a_users_tasks_run_beside_the_service_of_the_same_machine() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines machines = WebLab.machines(test, 1);
            RequestLoad service = RequestLoad.of("1 KiB").clients(2).thinkTime(Duration.ofMillis(2));

            Measurement both = test.run(
                    machines,
                    service.named("service").beside(ProcessorLoad.of("30 %").named("foreground")),
                    1000);

            assertThat(value(both, "foreground.slowdown")).isGreaterThan(0.9);
            assertThat(value(both, "foreground.tasks")).isBetween(20.0, 77.0);
            assertThat(value(both, "service.requests")).isPositive();
            assertThat(value(both, "service.errors")).isZero();
        }
    }
}
