package dev.plumbline.baseline;

import dev.plumbline.model.Session;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is stored for one experiment on one lab. Sessions that were read from files have of each trial the values of its
 * responses, and not what pages alone show.
 *
 * @param sessions the sessions of the newest era, oldest first: those that others are held against
 * @param all the sessions of all eras, by era and within it oldest first
 * @param eras the id of the first stored session of each era to the reason why the era began, oldest first; the sessions from
 *     before the first accepted change have no reason, and are not in it
 * @param era the newest era; {@code null} where no change was accepted
 * @param problems one sentence for each file that could not be used; the sessions are those of the other files
 * @param calibration what sessions of the unchanged lab told of its noise; {@code null} for nothing. It belongs to an
 *     environment and not to an era: judging uses it as long as the identity keys agree
 * @param lab the lab that they are stored for; {@code null} for that of the session which is held against them
 */
public record StoredSessions(
        List<Session> sessions,
        List<Session> all,
        Map<String, String> eras,
        @Nullable Era era,
        List<String> problems,
        @Nullable Calibration calibration,
        @Nullable String lab) {

    /** Copies the lists. */
    public StoredSessions {
        sessions = List.copyOf(sessions);
        all = List.copyOf(all);
        eras = Collections.unmodifiableMap(new LinkedHashMap<>(eras));
        problems = List.copyOf(problems);
    }

    /** Sessions of one era. */
    public StoredSessions(List<Session> sessions, List<String> problems, @Nullable Calibration calibration) {
        this(sessions, sessions, Map.of(), null, problems, calibration, null);
    }

    /** Sessions of one era without a calibration. */
    public StoredSessions(List<Session> sessions, List<String> problems) {
        this(sessions, problems, null);
    }

    /** Sessions of one era without problems. */
    public static StoredSessions of(Session... sessions) {
        return new StoredSessions(List.of(sessions), List.of());
    }

    /** Those of a folder, by era and time. */
    static StoredSessions of(
            List<StoreReader.Entry> entries, List<String> problems, @Nullable Calibration calibration, String lab) {
        Era newest = entries.isEmpty() ? null : entries.get(entries.size() - 1).era();
        Map<Era, String> first = new LinkedHashMap<>();
        for (StoreReader.Entry entry : entries) {
            Era era = entry.era();
            if (era != null) {
                first.putIfAbsent(era, entry.session().id());
            }
        }
        Map<String, String> eras = new LinkedHashMap<>();
        first.forEach((era, id) -> eras.put(id, era.reason()));
        return new StoredSessions(
                entries.stream()
                        .filter(entry -> newest == null || newest.equals(entry.era()))
                        .map(StoreReader.Entry::session)
                        .toList(),
                entries.stream().map(StoreReader.Entry::session).toList(),
                eras,
                newest,
                problems,
                calibration,
                lab);
    }
}
