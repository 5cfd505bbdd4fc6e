package dev.plumbline.lab.noop;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.time.Duration;
import java.util.List;

/**
 * A load that loads nothing, and answers at once.
 *
 * @param response the response that it answers with
 * @param value its value
 */
public record NoopLoad(String response, double value) implements Load {

    @Override
    public String description() {
        return "nothing";
    }

    @Override
    public List<Worker> workers(Machines machines) {
        return List.of(new NoopWorker());
    }

    private final class NoopWorker implements Worker {

        @Override
        public String machine() {
            return "noop";
        }

        @Override
        public Answer run(Window window) {
            return new Answer(
                    Duration.ZERO,
                    new Interval(window.from(), window.to()),
                    Duration.ZERO,
                    List.of(new Answer.Value(response, "", value, Combine.SUM)),
                    null,
                    List.of(),
                    List.of());
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
