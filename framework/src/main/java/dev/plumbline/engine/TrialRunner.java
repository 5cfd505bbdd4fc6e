package dev.plumbline.engine;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.TrialInterceptor;
import dev.plumbline.lab.TrialPoint;
import dev.plumbline.measure.CommonStart;
import dev.plumbline.measure.ResponseCheck;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Phase;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.plan.ExperimentDefinition;
import dev.plumbline.plan.PlannedTrial;
import dev.plumbline.plan.RunPlan;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.commons.util.UnrecoverableExceptions;

/** Runs single trials; whatever happens in one becomes its record. */
final class TrialRunner {

    private final RunPlan plan;
    private final Lab lab;
    private final InstantSource wall;
    private final List<TrialInterceptor> interceptors = new ArrayList<>();
    private final Map<String, Throwable> causes = new HashMap<>();

    /** @param wall this computer's clock, which may be set */
    TrialRunner(RunPlan plan, Lab lab, InstantSource wall) {
        this.plan = plan;
        this.lab = lab;
        this.wall = wall;
        for (Class<? extends TrialInterceptor> type : plan.definition().interceptors()) {
            try {
                interceptors.add(ReflectionSupport.newInstance(type));
            } catch (RuntimeException e) {
                throw new MisuseException(
                        "the interceptor " + type.getName()
                                + " cannot be made; give it a constructor without parameters",
                        e);
            }
        }
    }

    /**
     * Puts the lab into the state of a trial, before anything is made for it; the record of the trial where that fails.
     */
    Optional<TrialRecord> begin(PlannedTrial trial, Arms arms) {
        try {
            arms.use(trial.arm());
            lab.trialStarts(at(trial));
            return Optional.empty();
        } catch (Throwable e) { // commands of users may fail in any way
            UnrecoverableExceptions.rethrowIfUnrecoverable(e);
            return Optional.of(broken(trial, e));
        }
    }

    private TrialPoint at(PlannedTrial trial) {
        return new TrialPoint(
                plan.seed(),
                trial.block(),
                trial.arm(),
                trial.position(),
                trial.point().id());
    }

    /** Runs a trial that has begun, on resources that are there. */
    Attempt run(PlannedTrial trial, ScopedResources resources) {
        Instant start = wall.instant();
        ClockWatch clock = ClockWatch.begin(wall);
        Map<Phase, Duration> phases = new EnumMap<>(Phase.class);
        try {
            Object[] arguments = timed(phases, Phase.RESET, () -> {
                resources.reset();
                return plan.definition()
                        .arguments(trial.point(), resources.views(trial.point(), new CommonStart(lab, plan.times())));
            });
            Measurement measurement = timed(
                    phases,
                    Phase.MEASURE,
                    () -> ResponseCheck.check(
                            intercepted(0, at(trial), arguments),
                            plan.definition().experiment().responses()));
            clock.check();
            return new Attempt(record(trial, start, phases, null, measurement), null);
        } catch (Throwable e) { // a test may throw anything; only what the JVM cannot survive goes further
            UnrecoverableExceptions.rethrowIfUnrecoverable(e);
            Throwable failure = clock.explained(e);
            return new Attempt(broken(trial, start, phases, failure), failure);
        }
    }

    /** A failure that a trial was begun again after is not what broke it. */
    void forget(PlannedTrial trial, Throwable failure) {
        causes.remove(trial.point().id(), failure);
    }

    /** The record of a trial that could not even begin. */
    TrialRecord broken(PlannedTrial trial, Throwable failure) {
        return broken(trial, wall.instant(), Map.of(), failure);
    }

    /** For each treatment with a broken trial what broke the first one. */
    Map<String, Throwable> causes() {
        return causes;
    }

    private TrialRecord broken(PlannedTrial trial, Instant start, Map<Phase, Duration> phases, Throwable failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        causes.putIfAbsent(trial.point().id(), failure);
        return record(trial, start, phases, Sentences.of(failure), null);
    }

    private TrialRecord record(
            PlannedTrial trial,
            Instant start,
            Map<Phase, Duration> phases,
            @Nullable String failure,
            @Nullable Measurement measurement) {
        return new TrialRecord(
                trial.block(),
                trial.arm(),
                trial.position(),
                trial.point().id(),
                failure == null ? Outcome.COMPLETE : Outcome.BROKEN,
                failure,
                start,
                phases,
                plan.covariates().getOrDefault(trial.point().treatment(), Collections.emptySortedMap()),
                measurement);
    }

    private Measurement intercepted(int depth, TrialPoint at, Object[] arguments) throws Exception {
        return depth == interceptors.size()
                ? body(arguments)
                : interceptors.get(depth).around(at, () -> intercepted(depth + 1, at, arguments));
    }

    /** Every trial gets an instance of its own, so that none sees what another left in a field. */
    private Measurement body(Object[] arguments) throws Exception {
        ExperimentDefinition definition = plan.definition();
        try {
            Constructor<?> constructor = definition.testClass().getDeclaredConstructor();
            constructor.setAccessible(true);
            Method method = definition.method();
            method.setAccessible(true);
            return (Measurement) method.invoke(constructor.newInstance(), arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static <T> T timed(Map<Phase, Duration> phases, Phase phase, Step<T> step) throws Exception {
        long began = System.nanoTime();
        try {
            return step.run();
        } finally {
            phases.put(phase, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        T run() throws Exception;
    }
}
