package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing is done, and yet every machine is asked. */
class IdleLoadTest {

    private static final int INTERVAL_NANOS = 2_000_000;

    /** Answers as it is told to, once for each time it is asked. */
    private record Scripted(String name, Deque<Boolean> answers) implements Machine {

        @Override
        public boolean ready() {
            return answers.pop();
        }

        @Override
        public <P> Optional<P> port(Class<P> type) {
            return Optional.empty();
        }
    }

    @Test
    void a_machine_that_answers_before_and_after_was_there_all_the_time() throws Exception {
        long began = System.nanoTime();
        Window window = new Window(began, began, began + INTERVAL_NANOS);
        Machines machines = machines(true, true);

        try (Worker worker = new IdleLoad().workers(machines).get(0)) {
            assertThat(worker.machine()).isEqualTo("vm-1");
            assertThat(worker.run(window).values()).singleElement().satisfies(value -> {
                assertThat(value.response()).isEqualTo("machines");
                assertThat(value.value()).isEqualTo(1);
            });
        }
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(INTERVAL_NANOS);
    }

    @Test
    void one_that_does_not_answer_breaks_the_trial() {
        assertBroken(machines(false), "vm-1 did not answer before the idle interval");
        assertBroken(machines(true, false), "vm-1 did not answer after the idle interval");
    }

    private static void assertBroken(Machines machines, String sentence) {
        long now = System.nanoTime();
        assertThatThrownBy(() -> new IdleLoad().workers(machines).get(0).run(new Window(now, now, now)))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage(sentence);
    }

    private static Machines machines(Boolean... answers) {
        return new Machines(
                List.of(new Scripted("vm-1", new ArrayDeque<>(List.of(answers)))), List.of(), (machines, load) -> {
                    throw new IllegalStateException("this test starts workers itself");
                });
    }
}
