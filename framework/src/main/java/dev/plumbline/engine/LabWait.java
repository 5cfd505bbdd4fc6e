package dev.plumbline.engine;

import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabLock;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * How a run comes to hold a lab: it waits for one that holds it already, or is refused. That one is only asked for its name.
 *
 * @param file the lock's file
 */
record LabWait(Lab lab, Path file, Progress progress) {

    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * Takes the lock.
     *
     * @param longest how long to wait; zero for not at all
     * @throws MisuseException when another run keeps it
     */
    LabLock take(Duration longest) {
        return LabLock.tryTake(file).orElseGet(() -> longest.isZero() ? refused() : waited(longest));
    }

    private LabLock refused() {
        throw new MisuseException("lab '" + name() + "' is held by " + LabLock.holder(file)
                + "; let that run end, or stop it, and start again, or say how long to wait for it, as "
                + PlumblineProperties.WAIT + "=1h");
    }

    private LabLock waited(Duration longest) {
        progress.say("waiting for lab '" + name() + "', which " + LabLock.holder(file) + " holds, for "
                + Quantities.formatDuration(longest) + " at most");
        try {
            return Awaitility.await()
                    .atMost(longest)
                    .pollInterval(POLL.compareTo(longest) < 0 ? POLL : longest.dividedBy(2))
                    .pollDelay(Duration.ZERO)
                    .until(() -> LabLock.tryTake(file), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new MisuseException(
                    "lab '" + name() + "' was held by " + LabLock.holder(file) + " for all of the "
                            + Quantities.formatDuration(longest)
                            + " that were waited; let that run end, or stop it, and start again, or wait longer, as "
                            + PlumblineProperties.WAIT + "=1h",
                    e);
        }
    }

    private String name() {
        return lab.description().name();
    }
}
