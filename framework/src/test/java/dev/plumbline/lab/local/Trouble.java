package dev.plumbline.lab.local;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A load that loads nothing: something happens soon after the measured interval has begun. */
public record Trouble(Happening happening) implements Load {

    private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /** What happens. */
    @FunctionalInterface
    public interface Happening {
        void happen() throws Exception;
    }

    @Override
    public String description() {
        return "trouble";
    }

    @Override
    public List<Worker> workers(Machines machines) {
        String machine = machines.all().get(0).name();
        return List.of(new Worker() {
            @Override
            public String machine() {
                return machine;
            }

            @Override
            public Answer run(Window window) throws Exception {
                LockSupport.parkNanos(window.from() + SOON_NANOS - System.nanoTime());
                happening.happen();
                return new Answer(
                        Duration.ZERO,
                        new Interval(window.from(), window.to()),
                        Duration.ZERO,
                        List.of(),
                        null,
                        List.of(),
                        List.of());
            }

            @Override
            public void close() {
                // It holds nothing.
            }
        });
    }
}
