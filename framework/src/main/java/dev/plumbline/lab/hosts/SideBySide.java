package dev.plumbline.lab.hosts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks several hosts at once, a bounded number at a time. */
final class SideBySide {

    private static final int AT_ONCE = 8;

    private SideBySide() {}

    /**
     * Their results, in order.
     *
     * @throws Exception the first failure, with later ones suppressed, when all have ended
     */
    static <T> List<T> all(List<Callable<T>> steps) throws Exception {
        List<T> results = new ArrayList<>();
        Exception failure = null;
        for (Future<T> one : ended(steps)) {
            try {
                results.add(one.get());
            } catch (ExecutionException e) {
                Exception cause = e.getCause() instanceof Exception exception ? exception : e;
                if (failure == null) {
                    failure = cause;
                } else {
                    failure.addSuppressed(cause);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    /** Runs them whatever comes of it. */
    static void tried(List<Callable<Void>> steps) {
        try {
            ended(steps);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> List<Future<T>> ended(List<Callable<T>> steps) throws InterruptedException {
        if (steps.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, steps.size()), task -> {
            Thread thread = new Thread(task, "plumbline-hosts");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return threads.invokeAll(steps);
        } finally {
            threads.shutdownNow();
        }
    }
}
