package dev.plumbline.engine;

import dev.plumbline.baseline.Judge;
import dev.plumbline.baseline.StoredSessions;
import dev.plumbline.fingerprint.LabFingerprint;
import dev.plumbline.journal.EarlierSession;
import dev.plumbline.journal.JournalWriter;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.SwitchableChange;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Session;
import dev.plumbline.model.Session.LabInfo;
import dev.plumbline.model.Setbacks;
import dev.plumbline.model.Verdict;
import dev.plumbline.model.Version;
import dev.plumbline.plan.PlanMarks;
import dev.plumbline.plan.RunPlan;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** One session: provision, measure, journal, release, judge. */
final class SessionRun {

    private final RunPlan plan;
    private final Optional<SwitchableChange> change;
    private final @Nullable EarlierSession earlier;
    private final RunTools tools;

    /** One that goes on with an earlier one, or begins anew where there is none. */
    SessionRun(RunPlan plan, Optional<SwitchableChange> change, Optional<EarlierSession> earlier, RunTools tools) {
        this.plan = plan;
        this.change = change;
        this.earlier = earlier.orElse(null);
        this.tools = tools;
    }

    /**
     * Runs it to its end.
     *
     * @param stored what it is judged against
     * @throws IOException when the journal cannot be written
     */
    Measured run(StoredSessions stored) throws IOException {
        Session begins = header();
        SortedMap<String, String> marks = marks();
        if (earlier != null) {
            ResumeCheck.check(earlier, begins, plan, marks);
        }
        Instant now = Instant.now();
        Session header = earlier == null ? begins : resumed(earlier, now);
        try (JournalWriter journal = journal(header, marks, now)) {
            BlockLoop loop = new BlockLoop(plan, header, journal, tools);
            try (Arms arms = Arms.of(change, tools.openLab().ledger(), tools.progress())) {
                loop.run(arms);
            }
            Session session = loop.measured();
            Judgement judgement = judgement(loop, session, stored);
            if (earlier == null || !earlier.finished() || !judgement.equals(earlier.judgement())) {
                journal.finish(session.endedEarly(), judgement);
            }
            tools.progress().say(session.experiment().id() + ": " + judgement.sentence());
            judgement.expected().forEach(it -> tools.progress().say("  " + it.sentence()));
            return new Measured(session, judgement, loop.causes());
        }
    }

    private JournalWriter journal(Session header, SortedMap<String, String> marks, Instant now) throws IOException {
        if (earlier == null) {
            return tools.output().journal(header, marks);
        }
        JournalWriter journal = tools.output().journal(earlier);
        if (!isFinished()) {
            journal.resumed(now);
        }
        return journal;
    }

    private Session resumed(EarlierSession from, Instant now) {
        Session was = from.session();
        int trials = was.trials().size();
        tools.progress()
                .say("  session " + was.id() + " of that run has " + trials + " of its " + plan.trials() + " trials"
                        + (isFinished() ? " and is whole: it is judged, and not measured again" : ", and goes on"));
        return was.measured(was.design(), was.fixtures(), was.trials(), null)
                .with(isFinished() ? was.between() : was.between().and(new Setbacks.Resumption(now, trials)));
    }

    /** Of a session that had been stored the verdict stays; it would be held against itself. */
    private Judgement judgement(BlockLoop loop, Session session, StoredSessions stored) {
        if (earlier != null && earlier.judgement() != null && Walk.isStored(session, stored)) {
            return earlier.judgement();
        }
        Judgement judgement = judge(session, stored);
        judgement = loop.precision().map(SessionRun::note).map(judgement::with).orElse(judgement);
        for (Finding disturbance : Disturbances.of(session)) {
            judgement = judgement.with(disturbance);
        }
        return judgement;
    }

    private boolean isFinished() {
        return earlier != null && earlier.finished();
    }

    private SortedMap<String, String> marks() {
        SortedMap<String, String> marks = PlanMarks.of(plan);
        tools.settings().change().filter(name -> change.isPresent()).ifPresent(name -> marks.put("change", name));
        return marks;
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
