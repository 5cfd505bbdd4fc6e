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
        for (Compared compared : compared(session, comparable)) {
            ResponseJudge.Result result = compared.judge(session, limiter);
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
        Judgement judgement = judgement(baselines, cells, findings, comparable.environment())
                .withExpectations(SessionExpectations.of(session, limiter));
        return arms ? judgement : judgement.with(SessionHistory.of(session, stored.all(), stored.eras()));
    }

    /**
     * A response and what it is held against.
     *
     * @param arms its values on both arms; empty for a session without arms
     * @param fresh the session's values, or those on the second arm
     */
    private record Compared(Response response, List<SweepValues> arms, SweepValues fresh, Opposite opposite) {

        static Compared ofSession(Session session, Response response, ComparableSessions comparable) {
            SweepValues fresh = SweepValues.of(session, response);
            Opposite opposite = BaselineChoice.opposite(session, fresh, response, comparable);
            return new Compared(response, List.of(), fresh, opposite);
        }

        static Compared ofArms(Session session, Response response) {
            List<SweepValues> arms = SweepValues.ofArms(session, response);
            return new Compared(response, arms, arms.get(arms.size() - 1), Arms.opposite(session, arms));
        }

        Compared exactly() {
            return new Compared(response, arms, fresh, opposite.exactly());
        }

        ResponseJudge.Result judge(Session session, Limiter limiter) {
            return new ResponseJudge(session, response, arms, fresh, limiter).judge(opposite);
        }
    }

    /** A response that repeats itself to the last digit has no noise where others vary; where none does, sessions may be copies. */
    private static List<Compared> compared(Session session, ComparableSessions comparable) {
        boolean arms = !session.design().arms().isEmpty();
        List<Compared> all = session.experiment().responses().stream()
                .map(response ->
                        arms ? Compared.ofArms(session, response) : Compared.ofSession(session, response, comparable))
                .toList();
        boolean others = all.stream().anyMatch(compared -> compared.opposite().repeats(false));
        return all.stream()
                .map(compared -> others && compared.opposite().repeats(true) ? compared.exactly() : compared)
                .toList();
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
