package dev.plumbline.load;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one worker's clients; they are there before the trial starts. */
final class ClientThreads {

    private static final int SECONDS_TO_END = 20;

    /** A client needs little of it, and there may be many clients. */
    private static final int STACK_BYTES = 256 << 10;

    private final String machine;
    private final ThreadPoolExecutor threads;

    ClientThreads(String machine, int count) {
        this.machine = machine;
        AtomicInteger number = new AtomicInteger();
        int size = Math.max(1, count);
        threads = new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), client -> {
            String name = "plumbline-client-" + machine + "-" + number.incrementAndGet();
            Thread thread = new Thread(null, client, name, STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        });
        threads.prestartAllCoreThreads();
    }

    <T> Future<T> submit(Callable<T> client) {
        return threads.submit(client);
    }

    /** Ends clients and threads, and waits until they have ended. */
    void close(List<? extends Closeable> clients) throws IOException {
        threads.shutdownNow();
        for (Closeable client : clients) {
            client.close();
        }
        try {
            if (!threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                throw new IOException("the clients of " + machine + " did not end within " + SECONDS_TO_END + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the clients of " + machine + " ended", e);
        }
    }
}
