package dev.plumbline.engine;

import dev.plumbline.model.Fixture;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Response;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.plan.RunPlan;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far a session is, and how long the rest will take. */
final class TrialProgress {

    private final RunPlan plan;
    private final Progress progress;
    private final long began = System.nanoTime();
    private long blockBegan = began;
    private final int before;
    private Duration longestBlock;
    private int done;

    /** Of a session that has so many trials already. */
    TrialProgress(RunPlan plan, int before, Progress progress) {
        this.plan = plan;
        this.before = before;
        this.progress = progress;
        this.longestBlock = plan.trialEstimate().multipliedBy(plan.trialsPerBlock());
    }

    void blockStarts() {
        if (done > 0) {
            Duration last = Duration.ofNanos(System.nanoTime() - blockBegan);
            longestBlock = last.compareTo(longestBlock) > 0 ? last : longestBlock;
        }
        blockBegan = System.nanoTime();
    }

    /** Whether a block as long as the longest so far ends within the budget. */
    boolean anotherBlockFits(Duration budget) {
        Duration last = Duration.ofNanos(System.nanoTime() - blockBegan);
        Duration next = done > 0 && last.compareTo(longestBlock) > 0 ? last : longestBlock;
        return elapsed().plus(next).compareTo(budget) <= 0;
    }

    /** A resource that could not be made or taken back is told at once; the others only in the report. */
    void fixture(Fixture fixture) {
        if (fixture.failure() != null) {
            progress.say(fixture.failure());
        }
    }

    /** Tells of a trial; {@code name} is its treatment for people. */
    void trial(TrialRecord trial, String name) {
        done++;
        Duration left = elapsed().multipliedBy(plan.trials() - before - done).dividedBy(done);
        String where = trial.arm().isEmpty() ? name : name + ", arm " + trial.arm();
        progress.trial(before + done, plan.trials(), trial.block(), where, result(trial), left);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private String result(TrialRecord trial) {
        return trial.failure() != null
                ? "BROKEN: " + trial.failure()
                : plan.definition().experiment().responses().stream()
                                .map(response -> value(trial, response))
                                .collect(Collectors.joining("  "))
                        + disturbance(trial.measurement());
    }

    private static String disturbance(@Nullable Measurement measurement) {
        return measurement == null || measurement.remark() == null ? "" : "  disturbed: " + measurement.remark();
    }

    private static String value(TrialRecord trial, Response response) {
        String number = Quantities.formatNumber(trial.value(response.name()).orElse(Double.NaN));
        return (response.name() + " " + number + " " + response.unit()).strip();
    }
}
