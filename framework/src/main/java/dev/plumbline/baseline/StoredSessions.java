package dev.plumbline.baseline;

import dev.plumbline.model.Session;
import java.util.List;

/**
 * What is stored for one experiment on one lab.
 *
 * @param sessions the sessions, oldest first
 * @param problems one sentence for each file that could not be used; the sessions are those of the other files
 */
public record StoredSessions(List<Session> sessions, List<String> problems) {

    /** Copies the lists. */
    public StoredSessions {
        sessions = List.copyOf(sessions);
        problems = List.copyOf(problems);
    }

    /** Sessions without problems. */
    public static StoredSessions of(Session... sessions) {
        return new StoredSessions(List.of(sessions), List.of());
    }
}
