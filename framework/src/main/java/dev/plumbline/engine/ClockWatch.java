package dev.plumbline.engine;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.MachineLostException;
import dev.plumbline.model.Quantities;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Whether this computer's clock was set while a trial ran. Loads of ours are timed by {@link System#nanoTime()}, which nobody can
 * set, and so are fio, iperf3 and JMH; whoever reads the other one, as a body of the user's own may, has a wrong number then, and the
 * trial is broken whatever it asked. So is one in which the computer slept: the clock that nobody can set stands still meanwhile.
 */
final class ClockWatch {

    /** A time service that slows a clock down slows both down; only setting it moves one against the other, and a leap second. */
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final InstantSource wall;
    private final long began;

    private ClockWatch(InstantSource wall) {
        this.wall = wall;
        this.began = ahead(wall);
    }

    /**
     * Begins to watch.
     *
     * @param wall the clock that can be set
     */
    static ClockWatch begin(InstantSource wall) {
        return new ClockWatch(wall);
    }

    /** How far it is ahead of the clock that nobody can set, in nanoseconds; wraps around, as that one does. */
    private static long ahead(InstantSource wall) {
        Instant now = wall.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - System.nanoTime();
    }

    /**
     * That it was not.
     *
     * @throws IncompleteTrialException when it was
     */
    void check() {
        long moved = ahead(wall) - began;
        if (Math.abs(moved) > MOST_NANOS) {
            String time = Quantities.formatDuration(Duration.ofNanos(Math.abs(moved)));
            throw new IncompleteTrialException(
                    "this computer's clock was set "
                            + (moved < 0 ? "back by " + time : "forward by " + time + " or the computer slept so long")
                            + " during the trial, so that nobody knows what else is wrong; let no service set it while trials run");
        }
    }

    /** A failure, or that it was set, which such a failure follows from. The end of a machine does not. */
    Throwable explained(Throwable failure) {
        if (failure instanceof IncompleteTrialException && !(failure instanceof MachineLostException)) {
            try {
                check();
            } catch (IncompleteTrialException set) {
                if (!String.valueOf(set.getMessage()).equals(failure.getMessage())) {
                    set.addSuppressed(failure);
                }
                return set;
            }
        }
        return failure;
    }
}
