package dev.plumbline.engine;

import dev.plumbline.journal.EarlierRun;
import dev.plumbline.journal.EarlierSession;
import dev.plumbline.journal.JournalWriter;
import dev.plumbline.journal.Run;
import dev.plumbline.journal.RunFolder;
import dev.plumbline.journal.RunReports;
import dev.plumbline.model.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folders that one run writes to: its journals, and the reports that are made of them. A run that goes on with an earlier
 * one writes to that one's folder.
 */
final class RunOutput {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("\\d{8}T\\d{6}\\.\\d{3}Z-[0-9a-f]{8}");

    private final Path output;
    private final Map<String, Deque<EarlierSession>> earlierSessions = new HashMap<>();
    private Path journals;
    private @Nullable EarlierRun earlier;
    private @Nullable RunMark mark;
    private int written;
    private boolean anything;

    RunOutput(Path output) {
        this.output = output;
        this.journals = runs().resolve(TIME.format(Instant.now()) + "-" + freshId());
    }

    /** Eight hexadecimal digits that no other session has. */
    static String freshId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }

    /** Whether a text is the name of a run's folder. */
    static boolean isRun(String text) {
        return NAME.matcher(text).matches();
    }

    /** The folder of the runs' folders. */
    Path runs() {
        return output.resolve("runs");
    }

    /**
     * Goes on with an earlier run; called before anything is written.
     *
     * @param taken its mark, which no other run has
     * @throws IOException when what is left of it cannot be looked through
     */
    void goOn(EarlierRun run, RunMark taken) throws IOException {
        earlier = run;
        journals = run.folder();
        mark = taken;
        written = run.lastNumber();
        run.deleteStillborn();
    }

    /** The next session of an experiment in the run that this one goes on with; empty where it has none, or no more. */
    Optional<EarlierSession> nextEarlier(String experimentId) throws IOException {
        EarlierRun run = earlier;
        if (run == null) {
            return Optional.empty();
        }
        Deque<EarlierSession> sessions = earlierSessions.get(experimentId);
        if (sessions == null) {
            sessions = new ArrayDeque<>(run.sessions(experimentId));
            earlierSessions.put(experimentId, sessions);
        }
        return Optional.ofNullable(sessions.poll());
    }

    /** The journal of the next experiment. */
    JournalWriter journal(Session header, SortedMap<String, String> plan) throws IOException {
        return JournalWriter.create(next(header.experiment().id()), header, plan);
    }

    /** The journal of a session that is gone on with. */
    JournalWriter journal(EarlierSession session) throws IOException {
        anything = true;
        return JournalWriter.goOn(session);
    }

    /** Notes an experiment of which there is no session. */
    void unmeasured(Run.Unmeasured unmeasured) throws IOException {
        JournalWriter.unmeasured(next(unmeasured.id()), Instant.now(), unmeasured);
    }

    /** Makes every report; one that fails is told, and keeps none of the others from being made. */
    void report(Progress progress) {
        if (mark != null) {
            mark.remove();
        }
        if (!anything) {
            return;
        }
        try {
            RunReports.make(journals, output, progress::say);
        } catch (IOException e) {
            progress.say("no report could be made: " + e + "; the measured values are in " + journals);
        }
    }

    private Path next(String experimentId) throws IOException {
        if (mark == null) {
            mark = RunMark.set(journals);
        }
        anything = true;
        return RunFolder.journal(journals, ++written, experimentId);
    }
}
