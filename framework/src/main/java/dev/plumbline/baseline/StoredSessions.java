package dev.plumbline.baseline;

import dev.plumbline.model.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored for one experiment on one lab.
 *
 * @param sessions the sessions, oldest first
 * @param problems one sentence for each file that could not be used; the sessions are those of the other files
 * @param calibration what sessions of the unchanged lab told of its noise; {@code null} for nothing
 */
public record StoredSessions(
        List<Session> sessions,
        List<String> problems,
        @Nullable Calibration calibration) {

    /** Copies the lists. */
    public StoredSessions {
        sessions = List.copyOf(sessions);
        problems = List.copyOf(problems);
    }

    /** Sessions without a calibration. */
    public StoredSessions(List<Session> sessions, List<String> problems) {
        this(sessions, problems, null);
    }

    /** Sessions without problems. */
    public static StoredSessions of(Session... sessions) {
        return new StoredSessions(List.of(sessions), List.of());
    }
}
