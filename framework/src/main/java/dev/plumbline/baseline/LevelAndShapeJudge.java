package dev.plumbline.baseline;

import dev.plumbline.model.Alias;
import dev.plumbline.model.Cell;
import dev.plumbline.model.EnvironmentChange;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Two arms with each other, or a session with stored ones, fingerprints first; then each response by level and shape, then what is wrong with the session as a whole. */
final class LevelAndShapeJudge implements Judge {

    private static final ComparableSessions NOTHING =
            new ComparableSessions(List.of(), null, null, List.of(), EnvironmentChange.NONE);

    /** So many treatments are named in a sentence; the rest is counted. */
    private static final int NAMED = 3;

    @Override
    public Judgement judge(Session session, StoredSessions stored, ExpectedDifferences expected) {
        boolean arms = !session.design().arms().isEmpty();
        ComparableSessions comparable = arms ? NOTHING : ComparableSessions.of(session, stored, expected);
        Limiter limiter = new Limiter(session);
        Set<String> baselines = new LinkedHashSet<>();
        List<Cell> cells = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        Set<String> gaps = new LinkedHashSet<>();
        Set<String> notes = new LinkedHashSet<>();
        if (!arms) {
            notes.addAll(stored.problems());
            if (stored.era() != null) {
                notes.add("held against the sessions since " + stored.era());
            }
        }
        notes.addAll(comparable.notes());
        for (Response response : session.experiment().responses()) {
            ResponseJudge.Result result =
                    arms ? ofArms(session, response, limiter) : ofSession(session, response, comparable, limiter);
            baselines.addAll(result.baselines());
            cells.addAll(result.cells());
            findings.addAll(result.findings());
            gaps.addAll(result.gaps());
            notes.addAll(result.notes());
        }
        if (!arms) {
            findings.addAll(ImportedSessions.findings(session, stored.sessions()));
        }
        findings.addAll(LimitFindings.of(session, limiter));
        findings.addAll(designFindings(session, List.copyOf(gaps)));
        notes.forEach(note -> findings.add(remark(Finding.Kind.NOTE, note)));
        Judgement judgement = judgement(baselines, cells, findings, comparable.environment());
        return arms ? judgement : judgement.with(SessionHistory.of(session, stored.all(), stored.eras()));
    }

    private static ResponseJudge.Result ofSession(
            Session session, Response response, ComparableSessions comparable, Limiter limiter) {
        SweepValues fresh = SweepValues.of(session, response);
        return new ResponseJudge(session, response, List.of(), fresh, limiter)
                .judge(BaselineChoice.opposite(session, fresh, response, comparable));
    }

    private static ResponseJudge.Result ofArms(Session session, Response response, Limiter limiter) {
        List<SweepValues> arms = SweepValues.ofArms(session, response);
        SweepValues second = arms.get(arms.size() - 1);
        return new ResponseJudge(session, response, arms, second, limiter).judge(Arms.opposite(session, arms));
    }

    private static Judgement judgement(
            Set<String> baselines, List<Cell> cells, List<Finding> findings, EnvironmentChange environment) {
        // What is said of curves and contrasts is information: only level and design decide about a sweep.
        List<Finding> deciding = findings.stream()
                .filter(finding -> finding.kind() == Finding.Kind.LEVEL || finding.kind() == Finding.Kind.DESIGN)
                .toList();
        Verdict verdict = Verdict.merge(
                deciding.stream().map(Finding::verdict).filter(Objects::nonNull).toList());
        String sentence = deciding.stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(Finding::sentence)
                .findFirst()
                .orElseThrow();
        return new Judgement(verdict, sentence, List.copyOf(baselines), cells, findings, environment, List.of());
    }

    private static List<Finding> designFindings(Session session, List<String> gaps) {
        List<Finding> findings = new ArrayList<>();
        if (!gaps.isEmpty()) {
            String named = String.join("; ", gaps.subList(0, Math.min(NAMED, gaps.size())));
            String more = gaps.size() > NAMED ? "; and " + (gaps.size() - NAMED) + " more" : "";
            findings.add(new Finding(
                    Finding.Kind.DESIGN, "", "", Verdict.BROKEN, null, Verdict.BROKEN + ": " + named + more));
        }
        if (session.endedEarly() != null) {
            findings.add(remark(
                    Finding.Kind.DESIGN,
                    "only complete blocks are judged, since the session ended early: " + session.endedEarly()));
        }
        for (Alias alias : session.design().aliases()) {
            findings.add(new Finding(Finding.Kind.DESIGN, "", alias.held(), null, null, alias.sentence()));
        }
        return findings;
    }

    private static Finding remark(Finding.Kind kind, String sentence) {
        return new Finding(kind, "", "", null, null, sentence);
    }
}
