package dev.plumbline.engine;

import dev.plumbline.baseline.Stopping;
import dev.plumbline.journal.JournalWriter;
import dev.plumbline.lab.MakesMachines;
import dev.plumbline.lab.Scope;
import dev.plumbline.model.Fixture;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.plan.PlannedTrial;
import dev.plumbline.plan.ResourceDefinition;
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
    private final Replacing replacing;
    private final List<TrialRecord> trials = new ArrayList<>();
    private final List<Fixture> fixtures = new ArrayList<>();
    private @Nullable String endedEarly;
    private @Nullable Stopping precision;
    private int whole;
    /** How much must be made anew before the trial that comes next; {@code null} for nothing. */
    private @Nullable Scope again;

    /** Goes on behind the trials that the header has. */
    BlockLoop(RunPlan plan, Session header, JournalWriter journal, RunTools tools) {
        this.plan = plan;
        this.header = header;
        this.journal = journal;
        this.openLab = tools.openLab();
        this.pool = tools.pool();
        this.budget = tools.settings().budget();
        this.cancellation = tools.cancellation();
        this.trials.addAll(header.trials());
        this.fixtures.addAll(header.fixtures());
        this.progress = new TrialProgress(plan, trials.size(), tools.progress());
        this.runner = new TrialRunner(plan, tools.openLab().lab(), tools.wall());
        this.quiet = new QuietBlocks(tools.openLab().lab(), this::tell);
        this.replacing = new Replacing(
                header.between(),
                journal,
                tools,
                () -> budget.map(progress::anotherBlockFits).orElse(true));
    }

    /** Runs until all blocks are done, or it must end. Nothing is made where no trial is left to run. */
    void run(Arms arms) {
        int first = 1;
        while (first <= plan.blocks() && remaining(first).isEmpty()) {
            if (settled(first)) {
                return;
            }
            first++;
        }
        if (first <= plan.blocks()) {
            runFrom(first, arms);
        }
    }

    private void runFrom(int first, Arms arms) {
        int block = first;
        boolean settled = false;
        do {
            again = null;
            try (ScopedResources ofRun = make(Scope.RUN, null, plan.wholes(), new Place(Scope.RUN, 0, ""));
                    ScopedResources ofExperiment =
                            make(Scope.EXPERIMENT, ofRun, plan.wholes(), new Place(Scope.EXPERIMENT, 0, ""))) {
                while (block <= plan.blocks() && endedEarly == null && !settled && again == null) {
                    endedEarly = reasonNotToStart(block).orElse(null);
                    if (endedEarly == null) {
                        runBlock(block, ofExperiment, arms);
                        settled = again == null && settled(block);
                    }
                    block += again == null ? 1 : 0;
                }
            } catch (ProvisioningException e) {
                beginAgainOrGiveUp(remaining(block), machinesScope(), e);
            }
            if (again == Scope.RUN) {
                pool.undoAll(new Maker(openLab, new Place(Scope.RUN, 0, ""), this::tell));
            }
        } while (again != null);
    }

    /** The widest scope of machines: what must be made anew so that no part of a lost one is left. */
    private Scope machinesScope() {
        return plan.definition().resources().stream()
                .filter(resource -> resource.provisioner() instanceof MakesMachines)
                .map(ResourceDefinition::scope)
                .max(Scope::compareTo)
                .orElse(Scope.TRIAL);
    }

    /** The trials of a block that are not done, in their order. */
    private List<PlannedTrial> remaining(int block) {
        return plan.block(block).stream()
                .filter(trial -> trial.position() > trials.size())
                .toList();
    }

    /** The session with what was measured; without what only the journal keeps. */
    Session measured() {
        Session.Design design = header.design();
        return header.measured(
                        precision == null || !precision.enough() ? design : design.withBlocks(whole),
                        fixtures,
                        trials,
                        endedEarly)
                .with(replacing.setbacks());
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
        progress.blockStarts();
        do {
            again = null;
            runRest(block, ofExperiment, arms);
        } while (again == Scope.BLOCK);
        if (again == null && endedEarly == null && allBroken(block)) {
            endedEarly = "every trial of block " + block + " was broken, so no other block was started";
        }
    }

    private void runRest(int block, ScopedResources ofExperiment, Arms arms) {
        List<PlannedTrial> order = remaining(block);
        try (ScopedResources ofBlock =
                make(Scope.BLOCK, ofExperiment, plan.wholes(), new Place(Scope.BLOCK, block, ""))) {
            quiet.before(block);
            for (PlannedTrial trial : order) {
                Optional<String> cancelled = cancellation.requested();
                if (cancelled.isPresent()) {
                    endedEarly = cancelled.get() + " in block " + block;
                    return;
                }
                TrialRecord record = runTrial(trial, ofBlock, arms);
                if (again != null) {
                    return;
                }
                if (record.outcome() == Outcome.BROKEN && Thread.currentThread().isInterrupted()) {
                    endedEarly = "interrupted in block " + block;
                    return; // the trial broke because the run ends; it is none
                }
                done(trial, record);
                endedEarly = openLab.keeping().reason().orElse(null);
                if (endedEarly != null) {
                    return;
                }
            }
        } catch (ProvisioningException e) {
            beginAgainOrGiveUp(order, Scope.BLOCK, e);
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

    /** What came of a trial; where it must begin again with resources of a wider scope, nothing that counts. */
    private TrialRecord runTrial(PlannedTrial trial, ScopedResources ofBlock, Arms arms) {
        Attempt attempt;
        do {
            again = null;
            attempt = attempt(trial, ofBlock, arms);
            Throwable failure = attempt.failure();
            if (failure != null && replacing.replaces(trial, failure)) {
                runner.forget(trial, failure);
                again = failure instanceof ProvisioningException ? Scope.TRIAL : machinesScope();
            }
        } while (again == Scope.TRIAL);
        return attempt.record();
    }

    private Attempt attempt(PlannedTrial trial, ScopedResources ofBlock, Arms arms) {
        Optional<TrialRecord> broken = runner.begin(trial, arms);
        if (broken.isPresent()) {
            openLab.keeping().after(broken.get());
            return new Attempt(broken.get(), null);
        }
        Place place = new Place(Scope.TRIAL, trial.block(), trial.point().id());
        try (ScopedResources ofTrial = make(Scope.TRIAL, ofBlock, trial.point().specs(), place)) {
            Attempt attempt = runner.run(trial, ofTrial);
            openLab.keeping().after(attempt.record()); // before its resources go
            return attempt;
        } catch (ProvisioningException e) {
            return new Attempt(runner.broken(trial, e), e);
        }
    }

    private ScopedResources make(Scope scope, @Nullable ScopedResources outer, List<Record> specs, Place place) {
        return ScopedResources.make(
                scope, outer, plan.definition(), specs, new Maker(openLab, place, this::tell), pool);
    }

    private void beginAgainOrGiveUp(List<PlannedTrial> order, Scope scope, ProvisioningException failure) {
        if (replacing.replaces(order.get(0), failure)) {
            again = scope;
        } else {
            giveUp(order, failure);
        }
    }

    /** The trials of a block whose resources could not be made. */
    private void giveUp(List<PlannedTrial> order, ProvisioningException failure) {
        order.forEach(trial -> done(trial, runner.broken(trial, failure)));
        endedEarly = openLab.keeping().reason().orElse(failure.getMessage());
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
