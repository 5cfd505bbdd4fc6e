package dev.plumbline.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folder of a run that a later one may go on with. */
public final class EarlierRun {

    private final Path folder;
    private final List<Path> journals;

    private EarlierRun(Path folder, List<Path> journals) {
        this.folder = folder;
        this.journals = journals;
    }

    /**
     * A run of which journals may be there.
     *
     * @throws IOException when the folder cannot be read
     */
    public static EarlierRun of(Path folder) throws IOException {
        return new EarlierRun(folder, new ArrayList<>(RunFolder.journals(folder)));
    }

    /**
     * The newest run that has begun to measure something; empty where there is none.
     *
     * @param runs the folder that holds the runs' folders, which need not be there
     * @throws IOException when it cannot be read
     */
    public static Optional<EarlierRun> newest(Path runs) throws IOException {
        List<Path> folders = new ArrayList<>(RunFolder.all(runs));
        folders.sort(RunFolder.BY_TIME.reversed());
        for (Path folder : folders) {
            EarlierRun run = of(folder);
            if (!run.sessions().isEmpty()) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    /** Its folder. */
    public Path folder() {
        return folder;
    }

    /** Whether it began a session that it did not end. */
    public boolean hasUnfinished() throws IOException {
        return sessions().stream().anyMatch(session -> !session.finished());
    }

    /**
     * The sessions of an experiment, in the order in which they ran. A journal that cannot be read is left out, and told by
     * the reports.
     *
     * @param experimentId as in {@link dev.plumbline.model.Experiment#id()}
     * @throws IOException when a file cannot be read
     */
    public List<EarlierSession> sessions(String experimentId) throws IOException {
        List<EarlierSession> sessions = new ArrayList<>();
        for (Path journal : journals) {
            if (journal.equals(RunFolder.journal(folder, RunFolder.number(journal), experimentId))) {
                session(journal)
                        .filter(it -> it.session().experiment().id().equals(experimentId))
                        .ifPresent(sessions::add);
            }
        }
        return sessions;
    }

    /** The number of its last journal; 0 where it has none. */
    public int lastNumber() {
        return journals.stream().mapToInt(RunFolder::number).max().orElse(0);
    }

    /**
     * Deletes journals that were cut off in their first line: nothing was ever known of them, and their experiments begin anew.
     *
     * @throws IOException when one cannot be read or deleted
     */
    public void deleteStillborn() throws IOException {
        for (Path journal : List.copyOf(journals)) {
            if (JournalReader.isStillborn(journal)) {
                Files.deleteIfExists(journal);
                journals.remove(journal);
            }
        }
    }

    private List<EarlierSession> sessions() throws IOException {
        List<EarlierSession> sessions = new ArrayList<>();
        for (Path journal : journals) {
            session(journal).ifPresent(sessions::add);
        }
        return sessions;
    }

    private static Optional<EarlierSession> session(Path journal) throws IOException {
        try {
            return JournalReader.readEarlier(journal);
        } catch (UnreadableFileException e) {
            return Optional.empty();
        }
    }
}
