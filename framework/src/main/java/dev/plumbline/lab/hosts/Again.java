package dev.plumbline.lab.hosts;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tries again what is not there yet, as a machine that starts. */
public final class Again {

    private static final long EVERY_MILLIS = 500;

    private Again() {}

    /** One try. */
    public interface Attempt<T> {

        /**
         * Makes it.
         *
         * @param left how much time there still is; more than zero
         * @throws IOException when it is not there yet
         */
        T make(Duration left) throws IOException, InterruptedException;
    }

    /**
     * Tries at least once, and again until it succeeds or the time is up.
     *
     * @param longest more than zero
     * @throws IOException the failure of the last try
     */
    public static <T> T until(Duration longest, Attempt<T> attempt) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        Duration left = longest;
        while (true) {
            try {
                return attempt.make(left);
            } catch (IOException e) {
                pause();
                left = Duration.ofNanos(deadline - System.nanoTime());
                if (left.isNegative() || left.isZero()) {
                    throw e;
                }
            }
        }
    }

    /** Nobody is told when a machine has come so far. */
    private static void pause() throws InterruptedException {
        boolean never = new CountDownLatch(1).await(EVERY_MILLIS, TimeUnit.MILLISECONDS);
        assert !never;
    }
}
