package dev.plumbline.baseline;

import dev.plumbline.model.EnvironmentChange;
import dev.plumbline.model.EnvironmentDifference;
import dev.plumbline.model.EnvironmentDifference.Kind;
import dev.plumbline.model.Fingerprint;
import dev.plumbline.model.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds the fingerprint of a session against those of stored ones. */
final class Environments {

    /** What differs from a stored session; sessions that differ alike share one difference. */
    private record Found(
            Kind kind,
            String key,
            @Nullable String stored,
            @Nullable String now) {}

    private final Fingerprint now;
    private final ExpectedDifferences expected;
    private final Map<Found, List<String>> found = new LinkedHashMap<>();
    private final List<Session> usable = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    Environments(Fingerprint now, ExpectedDifferences expected) {
        this.now = now;
        this.expected = expected;
    }

    /** Takes a stored session in. */
    void add(Session stored) {
        List<Found> differences = between(stored.fingerprint());
        differences.forEach(
                one -> found.computeIfAbsent(one, key -> new ArrayList<>()).add(stored.id()));
        if (differences.stream().anyMatch(one -> one.kind() == Kind.UNEXPECTED)) {
            leftOut.add(stored.id());
        } else {
            usable.add(stored);
        }
    }

    /** The sessions that this one may be held against, in the order in which they were taken in. */
    List<Session> usable() {
        return List.copyOf(usable);
    }

    /**
     * What differs. Whether a pattern names a difference is asked of the usable sessions alone: those that were left out may lie
     * before an earlier change. Where none is usable, all are asked.
     */
    EnvironmentChange change() {
        List<EnvironmentDifference> differences = new ArrayList<>();
        found.forEach((one, sessions) ->
                differences.add(new EnvironmentDifference(one.kind(), one.key(), one.stored(), one.now(), sessions)));
        differences.sort(Comparator.comparing(EnvironmentDifference::kind).thenComparing(EnvironmentDifference::key));
        List<String> keys = differences.stream()
                .filter(one -> usable.isEmpty() || !leftOut.containsAll(one.sessions()))
                .map(EnvironmentDifference::key)
                .toList();
        return new EnvironmentChange(differences, expected.namingNoneOf(keys), leftOut);
    }

    /** The identity keys that differ and were not expected to. */
    String unexpected(SortedMap<String, String> identity) {
        List<Found> differences = new ArrayList<>();
        compare(identity, now.identity(), false, differences);
        return String.join(
                ", ",
                differences.stream()
                        .filter(one -> one.kind() == Kind.UNEXPECTED)
                        .map(one -> new EnvironmentDifference(one.kind(), one.key(), one.stored(), one.now(), List.of())
                                .toString())
                        .toList());
    }

    private List<Found> between(Fingerprint stored) {
        List<Found> differences = new ArrayList<>();
        compare(stored.identity(), now.identity(), false, differences);
        compare(stored.informational(), now.informational(), true, differences);
        return differences;
    }

    private void compare(
            SortedMap<String, String> before, SortedMap<String, String> after, boolean information, List<Found> to) {
        SortedSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            String old = before.get(key);
            if (old == null || !old.equals(after.get(key))) {
                to.add(new Found(kind(key, information), key, old, after.get(key)));
            }
        }
    }

    private Kind kind(String key, boolean information) {
        if (information) {
            return Kind.INFORMATIONAL;
        }
        return expected.contains(key) ? Kind.EXPECTED : Kind.UNEXPECTED;
    }
}
