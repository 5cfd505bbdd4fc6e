package dev.plumbline.baseline;

import dev.plumbline.journal.ModelJson;
import dev.plumbline.journal.UnreadableFileException;
import dev.plumbline.model.Session;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the folder of one experiment: what can be used, and a sentence for each file that cannot. */
final class StoreReader {

    private final Path home;
    private final StoredExperiment owner;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** A session, where it is stored. */
    record Entry(Path file, @Nullable Era era, Session session) {

        /** Sessions of later eras come later, whenever they started. */
        static final Comparator<Entry> OLDEST_FIRST = Comparator.comparing(
                        Entry::era, Comparator.nullsFirst(Comparator.<Era>naturalOrder()))
                .thenComparing(entry -> entry.session().started())
                .thenComparing(entry -> entry.session().id());
    }

    StoreReader(Path home, StoredExperiment owner) {
        this.home = home;
        this.owner = owner;
    }

    /** The sessions that can be used, by era and time. */
    List<Entry> read() throws IOException {
        ComparedSession compared = new ComparedSession();
        for (Path file : files()) {
            attempt(file, "it is left out", () -> add(file, compared));
        }
        return entries.values().stream().sorted(Entry.OLDEST_FIRST).toList();
    }

    /** The calibration beside them, if any. */
    Optional<Calibration> calibration() {
        Path file = home.resolve(CalibrationFile.NAME);
        List<Calibration> read = new ArrayList<>();
        if (Files.exists(file)) {
            attempt(file, "the calibration is left out", () -> read.add(CalibrationFile.read(file)));
        }
        return read.stream().findFirst();
    }

    /** One sentence for each file that cannot be used. */
    List<String> problems() {
        return problems;
    }

    private interface Reading {
        void run() throws IOException;
    }

    private void attempt(Path file, String otherwise, Reading reading) {
        try {
            reading.run();
        } catch (UnreadableFileException e) {
            problems.add(e.getMessage() + "; " + otherwise);
        } catch (AccessDeniedException e) {
            problems.add(file + " cannot be read, since this user has no permission; " + otherwise);
        } catch (NoSuchFileException e) {
            problems.add(file + " is gone since the folder was listed; " + otherwise);
        } catch (IOException e) {
            problems.add(file + " cannot be read (" + e.getMessage() + "); " + otherwise);
        }
    }

    private void add(Path file, ComparedSession compared) throws IOException {
        StoredFile.Content content = StoredFile.read(file);
        Session session = content.session();
        check(file, session);
        Entry entry = new Entry(file, content.era(), compared.of(session));
        Entry other = entries.putIfAbsent(session.id(), entry);
        if (other != null) {
            throw new UnreadableFileException(
                    file,
                    (Files.mismatch(file, other.file()) < 0
                                    ? "is a copy of "
                                    : "holds session " + ModelJson.oneLine(session.id()) + ", as does ")
                            + other.file().getFileName());
        }
    }

    private void check(Path file, Session session) throws UnreadableFileException {
        if (!session.experiment().id().equals(owner.experiment())
                || !session.lab().name().equals(owner.lab())) {
            throw new UnreadableFileException(
                    file,
                    "holds a session of "
                            + ModelJson.oneLine(session.experiment().id() + " on "
                                    + session.lab().name())
                            + ", not of its folder's experiment");
        }
        Optional<String> objection = Wholeness.objection(session);
        if (objection.isPresent()) {
            throw new UnreadableFileException(file, ModelJson.oneLine(objection.get()));
        }
    }

    private List<Path> files() throws IOException {
        if (Files.notExists(home)) {
            return List.of();
        }
        if (!Files.isDirectory(home)) {
            throw new UnreadableFileException(home, "is no folder, and stored sessions stand in one; move it away");
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(StoreNames::isSession).sorted().toList();
        } catch (AccessDeniedException e) {
            throw new UnreadableFileException(home, "cannot be listed, since this user has no permission");
        }
    }
}
