package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.IncompleteTrialException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for what a hypervisor does, which may be started anew meanwhile. */
final class Patience {

    private Patience() {}

    /**
     * Tries until it is so; a hypervisor that does not answer is asked again.
     *
     * @param failure what is told when it does not become so, as {@code "vm-1 could not be ended"}
     * @throws IncompleteTrialException that sentence, with what went wrong last
     */
    static void until(String failure, Duration longest, Duration poll, Callable<Boolean> condition) {
        AtomicReference<String> last = new AtomicReference<>("");
        try {
            Awaitility.await()
                    .atMost(longest)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(poll)
                    .until(() -> tried(condition, last));
        } catch (ConditionTimeoutException e) {
            throw new IncompleteTrialException(failure + " within " + longest.toSeconds() + " s" + last.get(), e);
        }
    }

    private static boolean tried(Callable<Boolean> condition, AtomicReference<String> last) throws Exception {
        try {
            boolean so = condition.call();
            last.set("");
            return so;
        } catch (IOException e) {
            last.set(": " + e.getMessage());
            return false;
        }
    }
}
