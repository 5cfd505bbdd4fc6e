package dev.plumbline.engine;

import dev.plumbline.baseline.Stopping;
import dev.plumbline.journal.JournalWriter;
import dev.plumbline.lab.Scope;
import dev.plumbline.model.Fixture;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.plan.PlannedTrial;
import dev.plumbline.plan.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the blocks of one session, each scope of resources nested in the wider one, and journals every trial. */
final class BlockLoop {

    private final RunPlan plan;
    private final Session header;
    private final OpenLab openLab;
    private final RunPool pool;
    private final JournalWriter journal;
    private final Optional<Duration> budget;
    private final Cancellation cancellation;
    private final TrialProgress progress;
    private final TrialRunner runner;
    private final QuietBlocks quiet;
    private final List<TrialRecord> trials = new ArrayList<>();
    private final List<Fixture> fixtures = new ArrayList<>();
    private @Nullable String endedEarly;
    private @Nullable Stopping precision;
    private int whole;

    BlockLoop(RunPlan plan, Session header, JournalWriter journal, RunTools tools) {
        this.plan = plan;
        this.header = header;
        this.journal = journal;
        this.openLab = tools.openLab();
        this.pool = tools.pool();
        this.budget = tools.settings().budget();
        this.cancellation = tools.cancellation();
        this.progress = new TrialProgress(plan, tools.progress());
        this.runner = new TrialRunner(plan, tools.openLab().lab());
        this.quiet = new QuietBlocks(tools.openLab().lab(), this::tell);
    }

    /** Runs until all blocks are done, or it must end. */
    void run(Arms arms) {
        try (ScopedResources ofRun = make(Scope.RUN, null, plan.wholes(), new Place(Scope.RUN, 0, ""));
                ScopedResources ofExperiment =
                        make(Scope.EXPERIMENT, ofRun, plan.wholes(), new Place(Scope.EXPERIMENT, 0, ""))) {
            boolean settled = false;
            for (int block = 1; block <= plan.blocks() && endedEarly == null && !settled; block++) {
                endedEarly = reasonNotToStart(block).orElse(null);
                if (endedEarly == null) {
                    runBlock(block, ofExperiment, arms);
                    settled = settled(block);
                }
            }
        } catch (ProvisioningException e) {
            giveUp(plan.block(1), e);
        }
    }

    /** The session with what was measured; without what only the journal keeps. */
    Session measured() {
        Session.Design design = header.design();
        return header.measured(
                precision == null || !precision.enough() ? design : design.withBlocks(whole),
                fixtures,
                trials,
                endedEarly);
    }

    /** What the blocks came to, where a precision was asked for; one sentence. */
    Optional<String> precision() {
        return Optional.ofNullable(precision)
                .map(it -> it.enough()
                        ? whole + " blocks were enough: the widest interval, of " + it.of() + ", is ±"
                                + Quantities.formatPercent(it.width())
                        : whole + " blocks were not enough for the precision that was asked for: the interval of "
                                + it.of() + " is ±" + Quantities.formatPercent(it.width()));
    }

    /** For each treatment with a broken trial what broke the first one. */
    Map<String, Throwable> causes() {
        return runner.causes();
    }

    private void runBlock(int block, ScopedResources ofExperiment, Arms arms) {
        List<PlannedTrial> order = plan.block(block);
        progress.blockStarts();
        try (ScopedResources ofBlock =
                make(Scope.BLOCK, ofExperiment, plan.wholes(), new Place(Scope.BLOCK, block, ""))) {
            quiet.before(block);
            for (PlannedTrial trial : order) {
                Optional<String> cancelled = cancellation.requested();
                if (cancelled.isPresent()) {
                    endedEarly = cancelled.get() + " in block " + block;
                    return;
                }
                done(trial, runTrial(trial, ofBlock, arms));
            }
        } catch (ProvisioningException e) {
            giveUp(order, e);
            return;
        }
        if (allBroken(block)) {
            endedEarly = "every trial of block " + block + " was broken, so no other block was started";
        }
    }

    /** Whether so many blocks are enough. */
    private boolean settled(int blocks) {
        whole = blocks;
        if (plan.rule().precision().isEmpty() || blocks < plan.rule().least()) {
            return false;
        }
        precision = Stopping.of(measured(), plan.rule().precision().getAsDouble());
        return precision.enough();
    }

    private TrialRecord runTrial(PlannedTrial trial, ScopedResources ofBlock, Arms arms) {
        Place place = new Place(Scope.TRIAL, trial.block(), trial.point().id());
        try (ScopedResources ofTrial = make(Scope.TRIAL, ofBlock, trial.point().specs(), place)) {
            return runner.run(trial, ofTrial, arms);
        } catch (ProvisioningException e) {
            return runner.broken(trial, e);
        }
    }

    private ScopedResources make(Scope scope, @Nullable ScopedResources outer, List<Record> specs, Place place) {
        return ScopedResources.make(
                scope, outer, plan.definition(), specs, new Maker(openLab, place, this::tell), pool);
    }

    /** The trials of a block whose resources could not be made. */
    private void giveUp(List<PlannedTrial> order, ProvisioningException failure) {
        order.forEach(trial -> done(trial, runner.broken(trial, failure)));
        endedEarly = failure.getMessage();
    }

    private Optional<String> reasonNotToStart(int block) {
        Optional<String> cancelled = cancellation.requested();
        if (cancelled.isPresent()) {
            return Optional.of(cancelled.get() + " before block " + block);
        }
        return budget.filter(it -> !progress.anotherBlockFits(it))
                .map(it -> "block " + block + " would not have fitted into the budget of "
                        + Quantities.formatDuration(it));
    }

    private boolean allBroken(int block) {
        return trials.stream()
                .filter(trial -> trial.block() == block)
                .allMatch(trial -> trial.outcome() == Outcome.BROKEN);
    }

    private synchronized void tell(Fixture fixture) {
        fixtures.add(fixture);
        progress.fixture(fixture);
        try {
            journal.append(fixture);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written", e);
        }
    }

    private void done(PlannedTrial planned, TrialRecord trial) {
        try {
            journal.append(trial);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written", e);
        }
        trials.add(trial.withoutRawData());
        progress.trial(trial, planned.point().treatment().displayName());
    }
}
