package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Answer.Value;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.time.Duration;
import java.util.List;

/** A machine that is only there. */
final class IdleWorker implements Worker {

    private final Machine machine;

    IdleWorker(Machine machine) {
        this.machine = machine;
    }

    @Override
    public String machine() {
        return machine.name();
    }

    /** What is asked, is asked outside of the measured interval, where the warm-up leaves time for it. */
    @Override
    public Answer run(Window window) throws InterruptedException {
        check("before");
        ScheduleLoop.parkUntil(window.to());
        check("after");
        return new Answer(
                Duration.ZERO,
                new Interval(window.from(), window.to()),
                Duration.ZERO,
                List.of(new Value("machines", "", 1, Combine.SUM)),
                null,
                List.of(),
                List.of());
    }

    private void check(String when) {
        if (!machine.ready()) {
            throw new IncompleteTrialException(machine.name() + " did not answer " + when + " the idle interval");
        }
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
