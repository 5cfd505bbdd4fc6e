package dev.plumbline.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A condition to wait for, and when to give up.
 *
 * @param what what is waited for, in words: {@code 4 machines answer}
 * @param timeout the longest wait
 * @param ready whether it holds; polled
 * @param failed a sentence once it can no longer come true; polled; empty as long as it can
 */
public record Readiness(String what, Duration timeout, Callable<Boolean> ready, Callable<Optional<String>> failed) {

    /** Ready at once. */
    public static Readiness immediately() {
        return new Readiness("nothing", Duration.ofSeconds(1), () -> true, Optional::empty);
    }

    /** Waits for a condition that cannot fail before its time is up. */
    public static Readiness when(String what, Duration timeout, Callable<Boolean> ready) {
        return new Readiness(what, timeout, ready, Optional::empty);
    }
}
