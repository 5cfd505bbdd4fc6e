package dev.plumbline.baseline;

import dev.plumbline.model.EnvironmentChange;
import dev.plumbline.model.EnvironmentDifference.Kind;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stored sessions that a session may be held against.
 *
 * @param sessions those, oldest first
 * @param calibration what is known of the noise between sessions; {@code null} for nothing
 * @param obstacle why there are none; {@code null} when there are some
 * @param notes remarks on what was left out and on differences that were expected
 * @param environment what differs from all stored sessions
 */
record ComparableSessions(
        List<Session> sessions,
        @Nullable Calibration calibration,
        @Nullable Blanket obstacle,
        List<String> notes,
        EnvironmentChange environment) {

    static ComparableSessions of(Session session, StoredSessions stored, ExpectedDifferences expected) {
        if (ImportedSessions.is(session)) {
            return none(Verdict.NO_BASELINE, ImportedSessions.NEVER_GATING);
        }
        List<Session> others = stored.sessions().stream()
                .filter(other -> !other.id().equals(session.id()) && !ImportedSessions.is(other))
                .toList();
        if (others.isEmpty()) {
            return none(Verdict.NO_BASELINE, nothingStored(session, stored));
        }
        return byFingerprint(session, others, stored.calibration(), expected);
    }

    private static ComparableSessions byFingerprint(
            Session session, List<Session> others, @Nullable Calibration calibration, ExpectedDifferences expected) {
        Environments environments = new Environments(session.fingerprint(), expected);
        others.forEach(environments::add);
        EnvironmentChange change = environments.change();
        List<String> notes = notes(change, environments.usable().isEmpty());
        if (environments.usable().isEmpty()) {
            String reason = "the environment differs from that of the stored sessions: "
                    + change.listed(Kind.UNEXPECTED) + "; what was changed on purpose belongs into plumbline.expected";
            return new ComparableSessions(List.of(), null, new Blanket(Verdict.NOT_COMPARABLE, reason), notes, change);
        }
        String ofCalibration = calibration == null ? "" : environments.unexpected(calibration.identity());
        if (!ofCalibration.isEmpty()) {
            notes.add("the calibration is left out, since the environment differs: " + ofCalibration);
        }
        return new ComparableSessions(
                environments.usable(), ofCalibration.isEmpty() ? calibration : null, null, notes, change);
    }

    private static List<String> notes(EnvironmentChange change, boolean none) {
        List<String> notes = new ArrayList<>();
        int leftOut = change.leftOut().size();
        if (leftOut > 0 && !none) {
            notes.add((leftOut == 1 ? "1 stored session is" : leftOut + " stored sessions are")
                    + " left out, since the environment differs: " + change.listed(Kind.UNEXPECTED));
        }
        String asExpected = change.listed(Kind.EXPECTED);
        if (!asExpected.isEmpty()) {
            notes.add("differs as expected: " + asExpected);
        }
        for (String pattern : change.expectedButSame()) {
            notes.add("'" + pattern + "' was expected to differ and does not: was the change in effect?");
        }
        return notes;
    }

    private static String nothingStored(Session session, StoredSessions stored) {
        String own = session.lab().name();
        String lab = Objects.requireNonNullElse(stored.lab(), own);
        String what = session.experiment().id() + " on lab " + lab;
        if (stored.sessions().stream().anyMatch(ImportedSessions::is)) {
            return "only imported sessions are stored for " + what
                    + ", and the order of their trials is unknown; plumbline.baseline=record stores a measured one";
        }
        String record = lab.equals(own)
                ? "; plumbline.baseline=record stores a session"
                : ", against whose sessions " + own + " is held; a run there with plumbline.baseline=record stores one";
        return stored.problems().isEmpty()
                ? "nothing is stored for " + what + record
                : "none of the " + stored.problems().size() + " stored files of " + what + " can be used";
    }

    private static ComparableSessions none(Verdict verdict, String reason) {
        return new ComparableSessions(List.of(), null, new Blanket(verdict, reason), List.of(), EnvironmentChange.NONE);
    }
}
