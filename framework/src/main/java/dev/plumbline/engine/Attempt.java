package dev.plumbline.engine;

import dev.plumbline.model.TrialRecord;
import org.jspecify.annotations.Nullable;

/**
 * What came of running a trial once.
 *
 * @param record its record, where it counts
 * @param failure what broke it in its course; {@code null} for nothing
 */
record Attempt(TrialRecord record, @Nullable Throwable failure) {}
