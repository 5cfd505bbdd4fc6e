package dev.plumbline.engine;

import dev.plumbline.baseline.Judge;
import dev.plumbline.baseline.StoredSessions;
import dev.plumbline.fingerprint.LabFingerprint;
import dev.plumbline.journal.JournalWriter;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.SwitchableChange;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Session;
import dev.plumbline.model.Session.LabInfo;
import dev.plumbline.model.Verdict;
import dev.plumbline.model.Version;
import dev.plumbline.plan.RunPlan;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One session: provision, measure, journal, release, judge. */
final class SessionRun {

    private final RunPlan plan;
    private final Optional<SwitchableChange> change;
    private final RunTools tools;

    SessionRun(RunPlan plan, Optional<SwitchableChange> change, RunTools tools) {
        this.plan = plan;
        this.change = change;
        this.tools = tools;
    }

    /**
     * Runs it to its end.
     *
     * @param stored what it is judged against
     * @throws IOException when the journal cannot be written
     */
    Measured run(StoredSessions stored) throws IOException {
        Session header = header();
        try (JournalWriter journal = tools.output().journal(header)) {
            BlockLoop loop = new BlockLoop(plan, header, journal, tools);
            try (Arms arms = Arms.of(change, tools.openLab().ledger(), tools.progress())) {
                loop.run(arms);
            }
            Session session = loop.measured();
            Judgement judgement = judge(session, stored);
            judgement =
                    loop.precision().map(SessionRun::note).map(judgement::with).orElse(judgement);
            for (Finding disturbance : Disturbances.of(session)) {
                judgement = judgement.with(disturbance);
            }
            journal.finish(session.endedEarly(), judgement);
            tools.progress().say(session.experiment().id() + ": " + judgement.sentence());
            return new Measured(session, judgement, loop.causes());
        }
    }

    private Session header() {
        Lab lab = tools.openLab().lab();
        return new Session(
                RunOutput.freshId(),
                plan.definition().experiment(),
                new LabInfo(
                        lab.description().name(),
                        lab.description().kind(),
                        lab.notice().orElse(null)),
                Instant.now(),
                plan.seed(),
                Version.current(),
                LabFingerprint.of(lab),
                plan.design(),
                List.of(),
                List.of(),
                null);
    }

    private Judgement judge(Session session, StoredSessions stored) {
        Session whole = session.wholeBlocks();
        return whole.trials().isEmpty()
                ? nothingToJudge(session)
                : Judge.byLevelAndShape().judge(whole, stored, tools.settings().expected());
    }

    /** Somebody who stops a run learns nothing of the lab; any other reason is a fault to mend. */
    private Judgement nothingToJudge(Session session) {
        return new Judgement(
                tools.cancellation().requested().isPresent() ? Verdict.INCONCLUSIVE : Verdict.BROKEN,
                "no block was completed: " + session.endedEarlyBecause().orElse("there was nothing to run"),
                List.of(),
                List.of(),
                List.of());
    }

    private static Finding note(String sentence) {
        return new Finding(Finding.Kind.NOTE, "", "", null, null, sentence);
    }
}
