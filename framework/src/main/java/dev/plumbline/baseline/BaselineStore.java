package dev.plumbline.baseline;

import dev.plumbline.journal.UnreadableFileException;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Session;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stored sessions in a folder that lives in git: {@code <lab>/<full.Class.Name>.<method>/<time>-<id>.json}, one file a
 * session. A file appears whole or not at all, has a checksum of its own, and is never changed. {@code calibration.json}
 * beside them holds the newest calibration. {@code session.schema.json} and {@code calibration.schema.json}, beside this
 * class, are their JSON Schemas.
 */
public final class BaselineStore {

    private final Path folder;

    /**
     * A store.
     *
     * @param folder its folder, which need not be there yet; only what stores something creates it
     */
    public BaselineStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads what is stored for an experiment, and writes nothing.
     *
     * @param lab the lab's name
     * @param experimentId as in {@link dev.plumbline.model.Experiment#id()}
     * @return the sessions that can be used, oldest first, and a sentence for each file that cannot
     * @throws IOException when the folder cannot be listed
     * @throws MisuseException when the lab's or the experiment's name cannot be that of a folder
     */
    public StoredSessions load(String lab, String experimentId) throws IOException {
        StoreReader reader = reader(new StoredExperiment(lab, experimentId));
        List<StoreReader.Entry> entries = reader.read();
        Optional<Calibration> calibration = reader.calibration();
        return StoredSessions.of(entries, reader.problems(), calibration.orElse(null), lab);
    }

    /**
     * The experiments of which there is a folder, by lab and name; none where there is no store.
     *
     * @throws IOException when the folders cannot be listed
     */
    public List<StoredExperiment> experiments() throws IOException {
        List<StoredExperiment> experiments = new ArrayList<>();
        for (Path lab : folders(folder)) {
            for (Path experiment : folders(lab)) {
                experiments.add(new StoredExperiment(
                        lab.getFileName().toString(), experiment.getFileName().toString()));
            }
        }
        return experiments;
    }

    /**
     * Stores a session beside the earlier ones, as one more of the newest era. An imported one needs a trial of each
     * treatment, and no whole blocks.
     *
     * @return the new file
     * @throws RefusedException when the session is partial, ended early or broken, is too large, or is stored already
     * @throws IOException when it could not be written; then nothing is left of it, and the other files are as they were
     * @throws MisuseException when the lab's or the experiment's name cannot be that of a folder
     */
    public Path record(Session session) throws IOException, RefusedException {
        refuse(session, Wholeness.objection(session));
        return write(session, newestEra(session));
    }

    /**
     * Stores a session as the first of a new era: later ones are held against it and those after it, and no longer against
     * those before.
     *
     * @param reason why, as in {@link Era#reason()}
     * @return the new file
     * @throws RefusedException as {@link #record}
     * @throws IOException as {@link #record}
     * @throws MisuseException when the reason is none, or a name cannot be that of a folder
     */
    public Path accept(Session session, String reason) throws IOException, RefusedException {
        refuse(session, Wholeness.objection(session));
        String checked = Era.reason(reason);
        Era newest = newestEra(session);
        // Two machines' clocks may differ, and what is accepted last is the newest all the same.
        Instant since = newest == null || session.started().isAfter(newest.since())
                ? session.started()
                : newest.since().plusNanos(1);
        return write(session, new Era(since, checked));
    }

    /**
     * Stores a calibration beside the sessions, in place of an earlier one.
     *
     * @return its file
     * @throws RefusedException when it is too large
     * @throws IOException when it could not be written; then an earlier one is as it was
     * @throws MisuseException when the lab's or the experiment's name cannot be that of a folder
     */
    public Path calibrate(Calibration calibration) throws IOException, RefusedException {
        Path file = file(calibration);
        Files.createDirectories(file.getParent());
        try {
            CalibrationFile.write(file, calibration);
        } catch (TooLargeException e) {
            throw new RefusedException("the calibration is not stored, since it " + e.getMessage());
        }
        return file;
    }

    /**
     * Which sessions may go so that each era keeps its newest ones. Imported sessions stay, and so does what cannot be read.
     *
     * @param keep how many sessions of each era are kept; at least 1
     * @throws IOException when the folder cannot be listed
     * @throws MisuseException when it would keep none
     */
    public Pruning pruning(StoredExperiment experiment, int keep) throws IOException {
        return Pruning.of(reader(experiment).read(), keep);
    }

    private @Nullable Era newestEra(Session session) throws IOException {
        List<StoreReader.Entry> earlier = reader(new StoredExperiment(
                        session.lab().name(), session.experiment().id()))
                .read();
        return earlier.isEmpty() ? null : earlier.get(earlier.size() - 1).era();
    }

    /**
     * The file that a session is stored as. While it is written, it has a name that begins with a dot and this name, and ends
     * with {@code .part}.
     *
     * @throws MisuseException when the lab's or the experiment's name cannot be that of a folder
     */
    public Path file(Session session) {
        return StoreNames.home(
                        folder, session.lab().name(), session.experiment().id())
                .resolve(StoreNames.session(session));
    }

    /**
     * The file that a calibration is stored as; while it is written, its name is as that of {@link #file}.
     *
     * @throws MisuseException when the lab's or the experiment's name cannot be that of a folder
     */
    public Path file(Calibration calibration) {
        return StoreNames.home(folder, calibration.lab(), calibration.experiment())
                .resolve(CalibrationFile.NAME);
    }

    private Path write(Session session, @Nullable Era era) throws IOException, RefusedException {
        Path file = file(session);
        Files.createDirectories(file.getParent());
        try {
            StoredFile.write(file, era, session);
        } catch (FileAlreadyExistsException e) {
            throw new RefusedException("session " + session.id() + " is stored already, as " + file);
        } catch (TooLargeException e) {
            refuse(session, Optional.ofNullable(e.getMessage()));
        }
        return file;
    }

    private static void refuse(Session session, Optional<String> objection) throws RefusedException {
        if (objection.isPresent()) {
            throw new RefusedException("session " + session.id() + " of "
                    + session.experiment().id() + " is not stored, since it " + objection.get());
        }
    }

    private StoreReader reader(StoredExperiment experiment) {
        return new StoreReader(StoreNames.home(folder, experiment.lab(), experiment.experiment()), experiment);
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (Files.notExists(parent)) {
            return List.of();
        }
        if (!Files.isDirectory(parent)) {
            throw new UnreadableFileException(parent, "is no folder, and stored sessions stand in one");
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
