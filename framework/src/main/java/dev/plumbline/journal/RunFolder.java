package dev.plumbline.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of one run: a journal for each experiment, numbered in the order in which they ran. */
public final class RunFolder {

    /** Runs' folders, oldest first: their names begin with the time. */
    static final Comparator<Path> BY_TIME = Comparator.comparing(folder -> String.valueOf(folder.getFileName()));

    private static final String ENDING = ".jsonl";
    private static final Pattern NUMBERED = Pattern.compile("(\\d{3,9})-");
    private static final int LONGEST_NAME = 180;

    private RunFolder() {}

    /**
     * Where an experiment's journal stands.
     *
     * @param number the experiment's place in the run, from 1
     * @param experimentId as in {@link dev.plumbline.model.Experiment#id()}
     */
    public static Path journal(Path folder, int number, String experimentId) {
        String name = experimentId.replaceAll("[^A-Za-z0-9._$-]", "_");
        String end = name.substring(Math.max(0, name.length() - LONGEST_NAME));
        return folder.resolve(String.format(Locale.ROOT, "%03d-%s", number, end) + ENDING);
    }

    /** The number in the name of a journal; 0 for a file that has none. */
    static int number(Path journal) {
        Matcher name = NUMBERED.matcher(String.valueOf(journal.getFileName()));
        return name.lookingAt() ? Integer.parseInt(name.group(1)) : 0;
    }

    /**
     * Reads all journals of a run. A journal that cannot be read becomes an unmeasured experiment, named by its file, so that
     * the others can still be reported.
     *
     * @throws UnreadableFileException when the folder holds no journal
     * @throws IOException when the folder cannot be read
     */
    public static Run read(Path folder) throws IOException {
        List<Path> files = journals(folder);
        if (files.isEmpty()) {
            throw new UnreadableFileException(folder, "holds no journal (*" + ENDING + ")");
        }
        List<Instant> times = new ArrayList<>();
        List<Run.Judged> sessions = new ArrayList<>();
        List<JournalContent.NotMeasured> unmeasured = new ArrayList<>();
        for (Path file : files) {
            JournalContent content = content(file);
            if (content instanceof JournalContent.Measured measured) {
                sessions.add(measured.judged());
                times.add(measured.judged().session().started());
            } else if (content instanceof JournalContent.NotMeasured not) {
                unmeasured.add(not);
                times.add(not.at());
            }
        }
        return new Run(
                times.stream().min(Comparator.naturalOrder()).orElseThrow(),
                sessions,
                StillUnmeasured.of(unmeasured, sessions));
    }

    /** The newest of several runs' folders; empty where there is none. */
    public static Optional<Path> newest(Collection<Path> folders) {
        return folders.stream().max(BY_TIME);
    }

    /**
     * The folders of runs.
     *
     * @param runs the folder that holds them, which need not be there
     * @throws IOException when it cannot be read
     */
    public static List<Path> all(Path runs) throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(Files::isDirectory).toList();
        }
    }

    static List<Path> journals(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    private static JournalContent content(Path file) throws IOException {
        try {
            return JournalReader.readEntry(file);
        } catch (UnreadableFileException e) {
            String name = String.valueOf(file.getFileName());
            Run.Unmeasured lost = new Run.Unmeasured(
                    name.substring(0, name.length() - ENDING.length()), "", String.valueOf(e.getMessage()));
            return new JournalContent.NotMeasured(
                    Files.getLastModifiedTime(file).toInstant(), lost);
        }
    }
}
