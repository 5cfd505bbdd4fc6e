package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.plumbline.lab.Answer.Value;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.TestLab;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's tasks on processors that are emulated by schedule, and on this computer's. */
class ProcessorLoadTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {10, 50, 100})
    void alone_tasks_keep_a_processor_busy_for_the_share_that_was_asked_for(int percent) throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            Machines machines = test.machines(2, new LinkSpec(1, 1_000_000_000), List.of());

            TestTrial trial = TestTrial.run(test.lab(), machines, ProcessorLoad.of(percent + " %"), 400);

            assertThat(trial.perMachine("slowdown"))
                    .allSatisfy(each -> assertThat(each).isCloseTo(1, within(1e-6)));
            assertThat(trial.sum("tasks")).isCloseTo(2 * percent / 0.4, withinPercentage(7));
            assertThat(trial.busy().get("vm-1 CPU")).isCloseTo(percent / 100.0, withinPercentage(7));
        }
    }

    @Test
    void requests_and_tasks_take_turns_at_a_processor() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            Machines machines = test.machines(1, new LinkSpec(1, 1_000_000_000), List.of());
            RequestLoad service = RequestLoad.of("1 KiB").clients(2).thinkTime(Duration.ofMillis(2));

            TestTrial alone = TestTrial.run(test.lab(), machines, service, 250);
            TestTrial both = TestTrial.run(
                    test.lab(),
                    machines,
                    service.named("service").beside(ProcessorLoad.of("80 %").named("user")),
                    250);

            assertThat(both.sum("service.latency")).isGreaterThan(alone.sum("latency") * 1.2);
            assertThat(both.sum("user.slowdown")).isGreaterThan(1.1);
            assertThat(both.sum("service.errors")).isZero();
        }
    }

    @Test
    void on_a_machine_with_programs_of_its_own_a_small_program_works() throws Exception {
        Machines machines = new Machines(List.of(new Here("vm-1")), List.of(), (m, load) -> null);
        List<Worker> workers = ProcessorLoad.of("20 %").workers(machines);
        try {
            long from = System.nanoTime() + 50_000_000;
            Window window = new Window(from, from, from + 1_000_000_000);

            List<Value> values = workers.get(0).run(window).values();

            assertThat(values.get(0).value()).isBetween(10.0, 51.0); // 50 where the computer has nothing else to do
            assertThat(values.get(1).value()).isGreaterThanOrEqualTo(0.95);
        } finally {
            workers.get(0).close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 %", "101 %"})
    void no_work_at_all_and_more_than_a_processor_has_are_refused(String demand) {
        assertThatThrownBy(() -> ProcessorLoad.of(demand))
                .isInstanceOf(MisuseException.class)
                .hasMessage("tasks keep a processor busy for more than 0 % and up to 100 % of the time, but got '"
                        + demand + "'");
    }

    /** A machine whose programs are this computer's. */
    private record Here(String name) implements Machine, Programs {

        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public <P> Optional<P> port(Class<P> type) {
            return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
        }

        @Override
        public Process start(List<String> arguments) throws IOException {
            return new ProcessBuilder(arguments).start();
        }
    }
}
