package dev.plumbline.engine;

import dev.plumbline.baseline.BaselineStore;
import dev.plumbline.baseline.Judge;
import dev.plumbline.baseline.RefusedException;
import dev.plumbline.baseline.StoredSessions;
import dev.plumbline.journal.JournalWriter;
import dev.plumbline.lab.ChangeHost;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.SwitchableChange;
import dev.plumbline.lab.Times;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Session;
import dev.plumbline.model.Session.LabInfo;
import dev.plumbline.model.Verdict;
import dev.plumbline.plan.DesignPoint;
import dev.plumbline.plan.ExperimentDefinition;
import dev.plumbline.plan.PlanText;
import dev.plumbline.plan.Planner;
import dev.plumbline.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The path of one experiment: plan, provision, measure, journal, release, analyse, judge, store. */
final class Walk {

    private final ExperimentDefinition definition;
    private final List<DesignPoint> points;
    private final RunSettings settings;
    private final OpenLab openLab;
    private final RunPool pool;
    private final RunOutput output;
    private final Cancellation cancellation;
    private final Progress progress;

    Walk(
            ExperimentDefinition definition,
            List<DesignPoint> points,
            RunSettings settings,
            OpenLab openLab,
            RunPool pool,
            RunOutput output,
            Cancellation cancellation,
            Progress progress) {
        this.definition = definition;
        this.points = points;
        this.settings = settings;
        this.openLab = openLab;
        this.pool = pool;
        this.output = output;
        this.cancellation = cancellation;
        this.progress = progress;
    }

    Outcomes run() throws IOException {
        RunPlan plan = plan();
        if (settings.planOnly()) {
            progress.say(PlanText.lines(plan, openLab.lab()));
            return Outcomes.unjudged("plumbline.plan=true: only planned, nothing was measured");
        }
        announce(plan);
        StoredSessions stored = new BaselineStore(settings.baselines())
                .load(
                        openLab.lab().description().baselinesOf(),
                        definition.experiment().id());
        Session header = header(plan);
        try (JournalWriter journal = output.journal(header)) {
            BlockLoop loop = new BlockLoop(plan, openLab, pool, journal, settings.budget(), cancellation, progress);
            try (Arms arms = Arms.of(change(), openLab.ledger(), progress)) {
                loop.run(arms);
            }
            Session session = loop.measured(header);
            Judgement judgement = judge(session, stored);
            journal.finish(session.endedEarly(), judgement);
            progress.say(definition.experiment().id() + ": " + judgement.sentence());
            return stored(session, Outcomes.judged(judgement, loop.causes()));
        }
    }

    private RunPlan plan() {
        Lab lab = openLab.lab();
        Times times = new Times(
                settings.warmUp().orElse(lab.times().warmUp()),
                settings.measure().orElse(lab.times().measure()));
        return Planner.plan(
                definition,
                points,
                lab,
                settings.blocks().orElse(definition.blocks()),
                change().map(SwitchableChange::arms).orElse(List.of("")),
                settings.seed().orElseGet(() -> ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE)),
                times);
    }

    private Optional<SwitchableChange> change() {
        return settings.change()
                .map(name -> openLab.lab()
                        .require(ChangeHost.class, "changes that can be switched")
                        .change(name));
    }

    private void announce(RunPlan plan) {
        progress.say(
                definition.experiment().id() + ": " + definition.experiment().question());
        progress.say("  " + plan.points().size() + " treatments × "
                + (plan.arms().size() > 1 ? "arms " + String.join(" and ", plan.arms()) + " × " : "")
                + plan.blocks() + " blocks on lab '"
                + openLab.lab().description().name() + "', about "
                + Quantities.formatDuration(plan.estimate()) + ", seed " + plan.seed());
        openLab.lab().notice().ifPresent(notice -> progress.say("  " + notice));
        plan.aliases().stream()
                .filter(alias -> alias.isBreak())
                .forEach(alias -> progress.say("  confounded: " + alias.sentence()));
    }

    private Session header(RunPlan plan) {
        Lab lab = openLab.lab();
        return new Session(
                RunOutput.freshId(),
                definition.experiment(),
                new LabInfo(
                        lab.description().name(),
                        lab.description().kind(),
                        lab.notice().orElse(null)),
                Instant.now(),
                plan.seed(),
                Version.current(),
                lab.fingerprint(),
                plan.design(),
                List.of(),
                List.of(),
                null);
    }

    private Judgement judge(Session session, StoredSessions stored) {
        Session whole = session.wholeBlocks();
        if (whole.trials().isEmpty()) {
            return nothingToJudge(session);
        }
        return Judge.byLevelAndShape().judge(whole, stored, settings.expected());
    }

    /** Somebody who stops a run learns nothing of the lab; any other reason is a fault to mend. */
    private Judgement nothingToJudge(Session session) {
        return new Judgement(
                cancellation.requested().isPresent() ? Verdict.INCONCLUSIVE : Verdict.BROKEN,
                "no block was completed: " + session.endedEarlyBecause().orElse("there was nothing to run"),
                List.of(),
                List.of(),
                List.of());
    }

    /** A session that was to be stored and could not be is told by the whole sweep. */
    private Outcomes stored(Session session, Outcomes outcomes) throws IOException {
        if (!settings.record()) {
            return outcomes;
        }
        try {
            String name = openLab.lab().description().name();
            if (!openLab.lab().description().baselinesOf().equals(name)) {
                throw new MisuseException("lab '" + name + "' is held against the sessions of lab '"
                        + openLab.lab().description().baselinesOf() + "', so its own are not stored; leave out"
                        + " plumbline.baseline=record");
            }
            Path file = new BaselineStore(settings.baselines()).record(session);
            progress.say("stored as " + file);
            return outcomes;
        } catch (RefusedException | MisuseException e) {
            progress.say(String.valueOf(e.getMessage()));
            return outcomes.withSweep(Verdict.BROKEN, String.valueOf(e.getMessage()));
        }
    }
}
