package dev.plumbline.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Runs steps side by side, a bounded number at a time. */
final class Parallel {

    /** Enough to wait for several machines at once, few enough not to be a load of its own. */
    private static final int AT_ONCE = 8;

    private Parallel() {}

    /**
     * The results in order.
     *
     * @throws Exception the first failure, the others suppressed, once every step that had started has ended
     */
    static <T> List<T> run(List<Callable<T>> steps) throws Exception {
        if (steps.size() == 1) {
            return List.of(steps.get(0).call());
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(AT_ONCE, steps.size())), task -> {
            Thread thread = new Thread(task, "plumbline-provisioning");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<T> results = new ArrayList<>();
            Exception failure = null;
            for (Future<T> ended : threads.invokeAll(steps)) {
                try {
                    results.add(ended.get());
                } catch (ExecutionException e) {
                    failure = joined(failure, e.getCause() instanceof Exception cause ? cause : e);
                }
            }
            if (failure != null) {
                throw failure;
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Exception joined(@Nullable Exception first, Exception next) {
        if (first == null) {
            return next;
        }
        if (first != next) {
            first.addSuppressed(next);
        }
        return first;
    }
}
