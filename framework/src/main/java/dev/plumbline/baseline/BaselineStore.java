package dev.plumbline.baseline;

import dev.plumbline.journal.UnreadableFileException;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Session;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stored sessions in a folder that lives in git: {@code <lab>/<full.Class.Name>.<method>/<time>-<id>.json}, one file a
 * session. A file appears whole or not at all, and no session is ever changed. {@code calibration.json} beside them holds the
 * newest calibration.
 */
public final class BaselineStore {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ENDING = ".json";
    private static final String CALIBRATION = "calibration.json";
    private static final Pattern UNSAFE = Pattern.compile("[/\\\\:*?\"<>|\\p{Cntrl}]|^\\.*$|^\\s|\\s$");

    private final Path folder;

    /**
     * A store.
     *
     * @param folder its folder, which need not be there yet; only {@link #record} creates it
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
        List<String> problems = new ArrayList<>();
        Map<String, Session> sessions = new LinkedHashMap<>();
        for (Path file : files(home(lab, experimentId))) {
            try {
                Session session = StoredFile.read(file);
                check(file, session, lab, experimentId);
                if (sessions.putIfAbsent(session.id(), session) != null) {
                    throw new UnreadableFileException(file, "holds session " + session.id() + ", as another file does");
                }
            } catch (UnreadableFileException e) {
                problems.add(e.getMessage() + "; it is left out");
            } catch (IOException e) {
                problems.add(file + " cannot be read (" + e + "); it is left out");
            }
        }
        List<Session> oldestFirst = sessions.values().stream()
                .sorted(Comparator.comparing(Session::started).thenComparing(Session::id))
                .toList();
        return new StoredSessions(oldestFirst, problems, calibration(home(lab, experimentId), problems));
    }

    /**
     * Stores a calibration beside the sessions, in place of an earlier one.
     *
     * @return its file
     * @throws IOException when it could not be written; then an earlier one is as it was
     * @throws MisuseException when the lab's or the experiment's name cannot be that of a folder
     */
    public Path calibrate(Calibration calibration) throws IOException {
        Path home = home(calibration.lab(), calibration.experiment());
        Files.createDirectories(home);
        Path file = home.resolve(CALIBRATION);
        writeWhole(file, CalibrationFile.toBytes(calibration), StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    private static @Nullable Calibration calibration(Path home, List<String> problems) {
        Path file = home.resolve(CALIBRATION);
        try {
            return Files.exists(file) ? CalibrationFile.read(file) : null;
        } catch (IOException e) {
            problems.add(file + " cannot be read (" + e.getMessage() + "); the calibration is left out");
            return null;
        }
    }

    /**
     * Stores a session beside the earlier ones. An imported one needs a trial of each treatment, and no whole blocks.
     *
     * @return the new file
     * @throws RefusedException when the session is partial, ended early or broken, or is stored already
     * @throws IOException when it could not be written; then nothing is left of it, and the other files are as they were
     * @throws MisuseException when the lab's or the experiment's name cannot be that of a folder
     */
    public Path record(Session session) throws IOException, RefusedException {
        Optional<String> objection = Wholeness.objection(session);
        if (objection.isPresent()) {
            throw new RefusedException("session " + session.id() + " of "
                    + session.experiment().id() + " is not stored, since it " + objection.get());
        }
        Path home = home(session.lab().name(), session.experiment().id());
        Path file = home.resolve(safe(TIME.format(session.started()) + "-" + session.id(), "the session") + ENDING);
        byte[] json = StoredFile.toBytes(session);
        Files.createDirectories(home);
        try {
            writeWhole(file, json);
        } catch (FileAlreadyExistsException e) {
            throw new RefusedException("session " + session.id() + " is stored already, as " + file);
        }
        return file;
    }

    /** A move within a folder is a rename, so the name appears with the whole content or not at all. */
    private static void writeWhole(Path file, byte[] content, CopyOption... options) throws IOException {
        Path temporary = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            try (FileOutputStream output = new FileOutputStream(temporary.toFile())) {
                output.write(content);
                output.getFD().sync();
            }
            Files.move(temporary, file, options);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void check(Path file, Session session, String lab, String experimentId)
            throws UnreadableFileException {
        String owner = session.experiment().id() + " on " + session.lab().name();
        if (!owner.equals(experimentId + " on " + lab)) {
            throw new UnreadableFileException(file, "holds a session of " + owner + ", not of its folder's experiment");
        }
        Optional<String> objection = Wholeness.objection(session);
        if (objection.isPresent()) {
            throw new UnreadableFileException(file, objection.get());
        }
    }

    private static List<Path> files(Path home) throws IOException {
        if (Files.notExists(home)) {
            return List.of();
        }
        if (!Files.isDirectory(home)) {
            throw new NotDirectoryException(home.toString());
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(BaselineStore::isSession).sorted().toList();
        }
    }

    private static boolean isSession(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(ENDING) && !name.startsWith(".") && !name.equals(CALIBRATION);
    }

    private Path home(String lab, String experimentId) {
        return folder.resolve(safe(lab, "the lab")).resolve(safe(experimentId, "the experiment"));
    }

    private static String safe(String name, String of) {
        if (UNSAFE.matcher(name).find()) {
            throw new MisuseException("the name of " + of + ", '" + name
                    + "', cannot be that of a file; use letters, digits, dots, '-' and '_'");
        }
        return name;
    }
}
