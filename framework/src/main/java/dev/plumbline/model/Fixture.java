package dev.plumbline.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A set-up or a tear-down of resources, as it really happened.
 *
 * @param kind which of the two
 * @param name what was set up or torn down, as in {@code 2 LUNs of 1 GiB}
 * @param scope how long it serves: TRIAL, BLOCK, EXPERIMENT or RUN
 * @param block the block it belongs to, from 1; 0 where it serves all of them
 * @param treatment the treatment it belongs to; {@code ""} where it serves several
 * @param start when it started, by the wall clock
 * @param duration how long it took
 * @param failure one sentence on why it failed; {@code null} when it did not
 */
public record Fixture(
        Kind kind,
        String name,
        String scope,
        int block,
        String treatment,
        Instant start,
        Duration duration,
        @Nullable String failure) {

    /** Set-up or tear-down. */
    public enum Kind {
        /** Provisioning, until the resource is ready. */
        SET_UP,
        /** The undoing of it. */
        TEAR_DOWN
    }
}
