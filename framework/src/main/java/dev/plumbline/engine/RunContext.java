package dev.plumbline.engine;

import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.baseline.Gate;
import dev.plumbline.journal.Run;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.StateFolder;
import dev.plumbline.model.Expectation;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.util.UnrecoverableExceptions;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** One run: its settings, its lab, and what its leaves report. */
final class RunContext implements EngineExecutionContext {

    private final ExecutionRequest request;
    private final InstantSource wall;
    private final Progress progress = Progress.onStandardOutput();
    private final List<String> rejections = new ArrayList<>();
    private final Optional<RunSettings> settings;
    private final Gate gate;
    private final RunOutput output;
    private final RunPool pool = new RunPool();
    private final Cancellation cancellation;
    private @Nullable OpenLab openLab;
    private @Nullable RuntimeException labFailure;
    private boolean begun;

    private RunContext(ExecutionRequest request, InstantSource wall) {
        Lookup lookup = new Lookup(request.getConfigurationParameters());
        Path folder = RunSettings.output(lookup);
        this.request = request;
        this.wall = wall;
        this.settings = settings(lookup);
        this.gate = gate(lookup);
        this.output = new RunOutput(folder);
        this.cancellation = Cancellation.of(request, folder);
    }

    /** @param wall this computer's clock, which may be set */
    static RunContext of(ExecutionRequest request, InstantSource wall) {
        return new RunContext(request, wall);
    }

    /** Notes a property that makes no sense; every experiment fails with it. */
    void reject(String sentence) {
        rejections.add(sentence);
    }

    /** Runs an experiment; whatever happens becomes what its leaves report. */
    Outcomes run(ExperimentDescriptor experiment) {
        begin();
        MeasuredOnce once = MeasuredOnce.of(request);
        once.noteRun();
        List<String> obstacles = new ArrayList<>(rejections);
        obstacles.addAll(experiment.mistakes());
        if (!obstacles.isEmpty() || experiment.definition().isEmpty() || settings.isEmpty()) {
            return notMeasured(experiment, String.join("; ", obstacles), null);
        }
        Optional<String> before = once.before(experiment.experimentId());
        if (before.isPresent()) {
            return Outcomes.broken(experiment.experimentId() + " was measured already in this JVM, and is not measured"
                    + " until it is green; it came out as: " + before.get());
        }
        try {
            once.note(experiment.experimentId(), "no verdict");
            RunTools tools = new RunTools(settings.get(), lab(), pool, output, cancellation, progress, wall);
            Walk walk = new Walk(experiment.definition().get(), experiment.selected(), tools);
            Outcomes outcomes = walk.run();
            once.note(experiment.experimentId(), outcomes.of(Optional.empty()).sentence());
            return outcomes;
        } catch (Throwable e) { // a failure here would turn the leaves into one error without a name
            UnrecoverableExceptions.rethrowIfUnrecoverable(e);
            return notMeasured(experiment, Sentences.of(e), e);
        }
    }

    /** Goes on with an earlier run where that is asked for, before anything is written or measured. */
    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        settings.filter(it -> !it.planOnly()).flatMap(RunSettings::resume).ifPresent(asked -> {
            try {
                new Resuming(output, progress).start(asked);
            } catch (MisuseException e) {
                reject(String.valueOf(e.getMessage()));
            }
        });
    }

    /** Reports a leaf: returns where it passes, throws where it fails or is aborted. */
    void report(LeafDescriptor leaf, Outcomes outcomes) {
        Optional<Expectation> expectation = leaf.expectation().flatMap(outcomes::expectation);
        if (expectation.isPresent()) {
            report(leaf, expectation.get());
        } else {
            report(leaf, outcomes.of(leaf.treatment()));
        }
    }

    private void report(LeafDescriptor leaf, Expectation expectation) {
        publish(leaf, "expectation", expectation.state().name(), expectation.sentence());
        switch (gate.outcome(expectation.state())) {
            case PASSED -> {}
            case ABORTED -> throw new TestAbortedException(Sentences.shown(expectation.sentence()));
            case FAILED -> throw new AssertionFailedError(Sentences.shown(expectation.sentence()));
        }
    }

    private void report(LeafDescriptor leaf, Outcomes.Outcome outcome) {
        Verdict verdict = outcome.verdict();
        String sentence = Sentences.shown(outcome.sentence());
        publish(leaf, "verdict", verdict == null ? "not judged" : verdict.name(), sentence);
        if (verdict == null) {
            if (gate != Gate.OFF) {
                throw new AssertionFailedError(sentence + "; a gate cannot pass without a measurement");
            }
            throw new TestAbortedException(sentence);
        }
        switch (gate.outcome(verdict)) {
            case PASSED -> {}
            case ABORTED -> throw new TestAbortedException(sentence);
            case FAILED -> throw new AssertionFailedError(sentence, outcome.cause());
        }
    }

    private void publish(LeafDescriptor leaf, String key, String value, String sentence) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put(key, value);
        if (!sentence.isBlank()) {
            entry.put("sentence", sentence); // the platform refuses blank values
        }
        request.getEngineExecutionListener().reportingEntryPublished(leaf, ReportEntry.from(entry));
    }

    /** Releases what served the whole run, and makes the reports. */
    void finish() {
        OpenLab lab = openLab;
        if (lab != null) {
            attempt("the run's resources could not be undone", () -> pool.undoAll(ofRun(lab)));
            attempt("the lab could not be closed", lab::close);
        }
        output.report(progress);
    }

    /**
     * Fails where a gate is set and no experiment was run: a gate never fails open. A build tool that runs failed tests again
     * may ask for none of the experiments that the same session of the launcher has run before.
     */
    void requireExperiments() {
        if (gate != Gate.OFF && !MeasuredOnce.of(request).anyRun()) {
            throw new AssertionFailedError("plumbline.gate=" + gate
                    + " found no experiment to run, so it cannot pass; check class names, tags, filters and Surefire's"
                    + " includes");
        }
    }

    private Maker ofRun(OpenLab lab) {
        return new Maker(lab, new Place(Scope.RUN, 0, ""), fixture -> {
            if (fixture.failure() != null) {
                progress.say(fixture.failure());
            }
        });
    }

    private void attempt(String otherwise, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) { // the next step is still taken
            progress.say(otherwise + ": " + e);
        }
    }

    private Optional<RunSettings> settings(Lookup lookup) {
        try {
            return Optional.of(RunSettings.read(lookup));
        } catch (MisuseException e) {
            rejections.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** A gate that cannot be read must not be open. */
    private static Gate gate(Lookup lookup) {
        try {
            return lookup.get(PlumblineProperties.GATE).map(Gate::parse).orElse(Gate.OFF);
        } catch (MisuseException e) {
            return Gate.STRICT;
        }
    }

    /** Opened by the first experiment; one that cannot be opened fails all of them without being tried again. */
    private OpenLab lab() {
        if (labFailure != null) {
            throw labFailure;
        }
        OpenLab lab = openLab;
        if (lab == null) {
            try {
                RunSettings asked = settings.orElseThrow();
                lab = OpenLab.open(asked.labs(), asked.lab(), StateFolder.path(), asked.patience(), progress);
                if (asked.keepFailed() && !asked.planOnly()) {
                    lab.keeping().ask();
                }
                openLab = lab;
            } catch (RuntimeException e) {
                labFailure = e;
                throw e;
            }
        }
        lab.keeping().requireNothingKept();
        return lab;
    }

    private Outcomes notMeasured(ExperimentDescriptor experiment, String sentence, @Nullable Throwable cause) {
        progress.say(experiment.experimentId() + ": BROKEN: " + sentence);
        if (!MeasuredOnce.of(request).noteUnmeasured(experiment.experimentId())) {
            return Outcomes.broken(
                    sentence, cause); // a rerun: the reports of the first run say more than one of this would
        }
        try {
            output.unmeasured(new Run.Unmeasured(experiment.experimentId(), experiment.question(), sentence));
        } catch (IOException e) {
            progress.say("that " + experiment.experimentId() + " was not measured cannot be written down: " + e);
        }
        return Outcomes.broken(sentence, cause);
    }
}
