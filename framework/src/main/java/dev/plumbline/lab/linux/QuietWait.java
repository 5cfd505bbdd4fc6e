package dev.plumbline.lab.linux;

import dev.plumbline.lab.Interval;
import dev.plumbline.model.Quantities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits until the host has been quiet for a moment. */
final class QuietWait {

    /** For so long it must have been quiet; shorter ones hold too few of the kernel's clock ticks. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final HostWatch watch;
    private final QuietBounds bounds;

    QuietWait(HostWatch watch, QuietBounds bounds) {
        this.watch = watch;
        this.bounds = bounds;
    }

    /** Empty once it is quiet; otherwise one sentence on what went on in the last moment of the wait. */
    Optional<String> await() {
        List<String> last = new CopyOnWriteArrayList<>(); // the condition is looked at by another thread
        try {
            Awaitility.await("the host is quiet")
                    .pollDelay(LOOK)
                    .pollInterval(LOOK)
                    .atMost(bounds.patience().plus(LOOK.multipliedBy(2)))
                    .until(() -> {
                        List<String> now = disturbances();
                        last.clear();
                        last.addAll(now);
                        return now.isEmpty();
                    });
            return Optional.empty();
        } catch (ConditionTimeoutException e) {
            return Optional.of("the host was not quiet within " + Quantities.formatDuration(bounds.patience()) + ": "
                    + String.join("; ", last));
        }
    }

    private List<String> disturbances() {
        long now = System.nanoTime();
        HostView view = watch.in(new Interval(now - LOOK.toNanos(), now));
        List<String> disturbances = new ArrayList<>();
        view.disturbance(bounds).ifPresent(disturbances::add);
        view.busy().forEach((resource, share) -> {
            if (resource.startsWith("disk ") && share > bounds.disk()) {
                disturbances.add(resource + " was busy for " + Quantities.formatPercent(share) + " of the time");
            }
        });
        double running = view.covariates().getOrDefault(CpuCounters.RUN_QUEUE, 0.0);
        if (running > bounds.runQueue() * Runtime.getRuntime().availableProcessors()) {
            disturbances.add(Quantities.formatNumber(running) + " tasks wanted to run");
        }
        return disturbances;
    }
}
