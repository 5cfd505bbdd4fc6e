package dev.plumbline.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One run of one treatment in one block.
 *
 * @param block the block, from 1
 * @param arm the arm of a change; {@code ""} where the session has no arms
 * @param position the place in the session's order, from 1
 * @param treatment the treatment's id
 * @param outcome how it ended
 * @param failure one sentence on why it is broken; {@code null} exactly when it is complete
 * @param start when it started, by the wall clock
 * @param phases how long each phase took; a phase that was not reached is missing
 * @param covariates what changed without being asked for, by name
 * @param measurement what it measured; {@code null} exactly when it is broken
 */
public record TrialRecord(
        int block,
        String arm,
        int position,
        String treatment,
        Outcome outcome,
        @Nullable String failure,
        Instant start,
        Map<Phase, Duration> phases,
        SortedMap<String, Double> covariates,
        @Nullable Measurement measurement) {

    /** Rejects half-built records. */
    public TrialRecord {
        if (block < 1 || position < 1) {
            throw new IllegalArgumentException("blocks and positions count from 1");
        }
        Objects.requireNonNull(arm, "arm");
        Objects.requireNonNull(treatment, "treatment");
        boolean complete = outcome == Outcome.COMPLETE;
        if (complete != (measurement != null) || complete != (failure == null)) {
            throw new IllegalArgumentException(
                    "a complete trial has a measurement and no failure, a broken one the reverse: " + treatment);
        }
        Objects.requireNonNull(start, "start");
        phases = Collections.unmodifiableMap(new TreeMap<>(phases));
        covariates = Copies.of(covariates);
    }

    /** The measured value of a response; empty when the trial is broken or measured no such thing. */
    public OptionalDouble value(String response) {
        return measurement == null
                ? OptionalDouble.empty()
                : measurement.readings().stream()
                        .filter(reading -> reading.response().equals(response))
                        .mapToDouble(Reading::value)
                        .findFirst();
    }

    /** This record without what is large and only shown: series, the histogram and raw attachments. */
    public TrialRecord withoutRawData() {
        return measurement == null || !measurement.hasRawData()
                ? this
                : new TrialRecord(
                        block,
                        arm,
                        position,
                        treatment,
                        outcome,
                        failure,
                        start,
                        phases,
                        covariates,
                        measurement.withoutRawData());
    }
}
