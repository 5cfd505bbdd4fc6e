package dev.plumbline.engine;

import dev.plumbline.baseline.BaselineStore;
import dev.plumbline.baseline.RefusedException;
import dev.plumbline.baseline.StoredSessions;
import dev.plumbline.fingerprint.FingerprintText;
import dev.plumbline.fingerprint.LabFingerprint;
import dev.plumbline.journal.EarlierSession;
import dev.plumbline.lab.Changes;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.SwitchableChange;
import dev.plumbline.lab.Times;
import dev.plumbline.model.Alias;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import dev.plumbline.plan.BlockRule;
import dev.plumbline.plan.DesignPoint;
import dev.plumbline.plan.ExperimentDefinition;
import dev.plumbline.plan.PlanText;
import dev.plumbline.plan.Planner;
import dev.plumbline.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The path of one experiment: plan; then measure and judge a session and store it, or calibrate with several. */
final class Walk {

    private final ExperimentDefinition definition;
    private final List<DesignPoint> points;
    private final RunTools tools;

    Walk(ExperimentDefinition definition, List<DesignPoint> points, RunTools tools) {
        this.definition = definition;
        this.points = points;
        this.tools = tools;
    }

    Outcomes run() throws IOException {
        Optional<EarlierSession> earlier = earlier();
        RunPlan plan = plan(earlier);
        if (tools.settings().planOnly()) {
            tools.progress().say(PlanText.lines(plan, lab()));
            FingerprintText.lines(LabFingerprint.of(lab()))
                    .forEach(line -> tools.progress().say("  " + line));
            return Outcomes.unjudged("plumbline.plan=true: only planned, nothing was measured");
        }
        announce(plan);
        if (tools.settings().calibrate().isPresent()) {
            int sessions = tools.settings().calibrate().getAsInt();
            return new CalibrationRun(sessions, plan, earlier, this, tools).run();
        }
        StoredSessions stored = store().load(
                        lab().description().baselinesOf(),
                        definition.experiment().id());
        Measured measured = new SessionRun(plan, change(), earlier, tools).run(stored);
        Outcomes outcomes = Outcomes.judged(measured.judgement(), measured.causes());
        return isStored(measured.session(), stored) ? outcomes : stored(measured.session(), outcomes);
    }

    /** Its next session in the run that this one goes on with, if any. */
    Optional<EarlierSession> earlier() throws IOException {
        return tools.output().nextEarlier(definition.experiment().id());
    }

    /** One that was measured, and stored, by the run that this one goes on with. */
    static boolean isStored(Session session, StoredSessions stored) {
        return stored.all().stream().anyMatch(it -> it.id().equals(session.id()));
    }

    private Lab lab() {
        return tools.openLab().lab();
    }

    private BaselineStore store() {
        return new BaselineStore(tools.settings().baselines());
    }

    /** The plan of the next session: with the seed of the earlier one that it goes on with, or one of its own. */
    RunPlan plan(Optional<EarlierSession> earlier) {
        RunSettings settings = tools.settings();
        Times times = new Times(
                settings.warmUp().orElse(lab().times().warmUp()),
                settings.measure().orElse(lab().times().measure()));
        return Planner.plan(
                definition,
                points,
                lab(),
                settings.blocks().isPresent()
                        ? BlockRule.fixed(settings.blocks().getAsInt())
                        : definition.blocks(),
                change().map(SwitchableChange::arms).orElse(List.of("")),
                settings.seed()
                        .orElseGet(() -> earlier.map(it -> it.session().seed()).orElseGet(() ->
                                (long) ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE))),
                times);
    }

    private Optional<SwitchableChange> change() {
        return tools.settings().change().map(name -> Changes.find(lab(), name));
    }

    private void announce(RunPlan plan) {
        Progress progress = tools.progress();
        progress.say(
                definition.experiment().id() + ": " + definition.experiment().question());
        progress.say("  " + plan.points().size() + " treatments × "
                + (plan.arms().size() > 1 ? "arms " + String.join(" and ", plan.arms()) + " × " : "")
                + (plan.rule().precision().isPresent() ? "at most " : "")
                + plan.blocks() + " blocks on lab '" + lab().description().name() + "', about "
                + Quantities.formatDuration(plan.estimate()) + ", seed " + plan.seed());
        lab().notice().ifPresent(notice -> progress.say("  " + notice));
        plan.aliases().stream()
                .filter(Alias::isBreak)
                .forEach(alias -> progress.say("  confounded: " + alias.sentence()));
    }

    /** A session that was to be stored and could not be is told by the whole sweep. */
    private Outcomes stored(Session session, Outcomes outcomes) {
        Storing storing = tools.settings().storing();
        if (!storing.stores()) {
            return outcomes;
        }
        try {
            BorrowedBaselines.refuse(lab().description(), storing.property());
            Path file = tools.openLab().writing(store().file(session), () -> storing.store(store(), session));
            tools.progress().say("stored as " + file);
            if (storing.kind() == Storing.Kind.ACCEPT) {
                tools.progress()
                        .say("a new era begins with it (" + storing.reason()
                                + "); this run's verdict is still against the sessions before");
            }
            return outcomes;
        } catch (RefusedException | MisuseException e) {
            return notStored(outcomes, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return notStored(
                    outcomes,
                    "session " + session.id() + " could not be stored in "
                            + tools.settings().baselines() + " (" + e.getMessage()
                            + "); what was stored before is as it was");
        }
    }

    private Outcomes notStored(Outcomes outcomes, String sentence) {
        tools.progress().say(sentence);
        return outcomes.withSweep(Verdict.BROKEN, sentence);
    }
}
