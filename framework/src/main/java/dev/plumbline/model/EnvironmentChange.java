package dev.plumbline.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How the environment of a session differs from that of the stored ones.
 *
 * @param differences the differences, the weightiest kind first, each kind by key
 * @param expectedButSame patterns that were expected to name a difference and name none
 * @param leftOut ids of the stored sessions that were left out for an unexpected difference, oldest first
 */
public record EnvironmentChange(
        List<EnvironmentDifference> differences, List<String> expectedButSame, List<String> leftOut) {

    /** No difference, or nothing to differ from. */
    public static final EnvironmentChange NONE = new EnvironmentChange(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public EnvironmentChange {
        differences = List.copyOf(differences);
        expectedButSame = List.copyOf(expectedButSame);
        leftOut = List.copyOf(leftOut);
    }

    /** Whether there is nothing to say. */
    public boolean isEmpty() {
        return differences.isEmpty() && expectedButSame.isEmpty();
    }

    /** The differences of one kind, with commas between them. */
    public String listed(EnvironmentDifference.Kind kind) {
        return differences.stream()
                .filter(difference -> difference.kind() == kind)
                .map(EnvironmentDifference::toString)
                .collect(Collectors.joining(", "));
    }
}
