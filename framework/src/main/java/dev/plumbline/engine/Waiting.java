package dev.plumbline.engine;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Readiness;
import dev.plumbline.model.Quantities;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** Waits until a resource may be used. */
final class Waiting {

    private static final Duration POLL = Duration.ofMillis(20);

    private Waiting() {}

    /**
     * Returns once the condition holds.
     *
     * @throws IncompleteTrialException when it cannot come true any more, or not in time
     * @throws Exception what the condition itself throws
     */
    static void until(Readiness readiness) throws Exception {
        if (Boolean.TRUE.equals(readiness.ready().call())) {
            return;
        }
        try {
            Awaitility.await()
                    .atMost(readiness.timeout())
                    .pollDelay(POLL)
                    .pollInterval(POLL)
                    .failFast(readiness.what(), () -> readiness.failed().call().isPresent())
                    .until(readiness.ready());
        } catch (TerminalFailureException e) {
            Optional<String> why = readiness.failed().call();
            throw new IncompleteTrialException(readiness.what() + " cannot come true: " + why.orElse("it failed"), e);
        } catch (ConditionTimeoutException e) {
            throw new IncompleteTrialException(
                    "waited " + Quantities.formatDuration(readiness.timeout()) + " in vain for: " + readiness.what(),
                    e);
        }
    }
}
