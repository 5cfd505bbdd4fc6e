package dev.plumbline.baseline;

import dev.plumbline.model.Fingerprint;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The stored sessions that a session may be held against.
 *
 * @param sessions those, oldest first
 * @param calibration what is known of the noise between sessions; {@code null} for nothing
 * @param obstacle why there are none; {@code null} when there are some
 * @param notes remarks on what was left out and on differences that were expected
 */
record ComparableSessions(
        List<Session> sessions,
        @Nullable Calibration calibration,
        @Nullable Blanket obstacle,
        List<String> notes) {

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
        List<Session> usable = new ArrayList<>();
        List<Difference> last = List.of();
        Map<String, String> asExpected = new TreeMap<>();
        for (Session other : others) {
            List<Difference> all = Difference.between(other.fingerprint(), session.fingerprint());
            List<Difference> unexpected =
                    all.stream().filter(d -> !expected.contains(d.key())).toList();
            if (unexpected.isEmpty()) {
                usable.add(other);
                all.forEach(d -> asExpected.put(d.key(), d.toString()));
            } else {
                last = unexpected;
            }
        }
        if (usable.isEmpty()) {
            return none(
                    Verdict.NOT_COMPARABLE,
                    "the environment differs from that of the stored sessions: " + list(last)
                            + "; what was changed on purpose belongs into plumbline.expected");
        }
        List<String> notes = notes(others.size() - usable.size(), last, asExpected, expected);
        List<Difference> ofCalibration = calibration == null
                ? List.of()
                : Difference.between(new Fingerprint(calibration.identity(), new TreeMap<>()), session.fingerprint())
                        .stream()
                        .filter(d -> !expected.contains(d.key()))
                        .toList();
        if (!ofCalibration.isEmpty()) {
            notes.add("the calibration is left out, since the environment differs: " + list(ofCalibration));
        }
        return new ComparableSessions(usable, ofCalibration.isEmpty() ? calibration : null, null, notes);
    }

    private static List<String> notes(
            int leftOut, List<Difference> last, Map<String, String> asExpected, ExpectedDifferences expected) {
        List<String> notes = new ArrayList<>();
        if (leftOut > 0) {
            notes.add((leftOut == 1 ? "1 stored session is" : leftOut + " stored sessions are")
                    + " left out, since the environment differs: " + list(last));
        }
        if (!asExpected.isEmpty()) {
            notes.add("differs as expected: " + String.join(", ", asExpected.values()));
        }
        for (String pattern : expected.namingNoneOf(List.copyOf(asExpected.keySet()))) {
            notes.add("'" + pattern + "' was expected to differ and does not: was the change in effect?");
        }
        return notes;
    }

    private static String nothingStored(Session session, StoredSessions stored) {
        String what = session.experiment().id() + " on lab " + session.lab().name();
        if (stored.sessions().stream().anyMatch(ImportedSessions::is)) {
            return "only imported sessions are stored for " + what
                    + ", and the order of their trials is unknown; plumbline.baseline=record stores a measured one";
        }
        return stored.problems().isEmpty()
                ? "nothing is stored for " + what + "; plumbline.baseline=record stores a session"
                : "none of the " + stored.problems().size() + " stored files of " + what + " can be used";
    }

    private static String list(List<Difference> differences) {
        return differences.stream().map(Difference::toString).collect(Collectors.joining(", "));
    }

    private static ComparableSessions none(Verdict verdict, String reason) {
        return new ComparableSessions(List.of(), null, new Blanket(verdict, reason), List.of());
    }
}
