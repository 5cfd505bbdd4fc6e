package dev.plumbline.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads the journal of one experiment line by line; a line that was cut off by the end of a run is left out and said. */
public final class JournalReader implements AutoCloseable {

    private static final ObjectMapper MAPPER = ModelJson.mapper();

    private final Path file;
    private final JournalLines lines;
    private boolean cutOff;
    private long counted;
    private @Nullable SortedMap<String, String> plan;

    private JournalReader(Path file) throws IOException {
        this.file = file;
        this.lines = new JournalLines(file);
    }

    /**
     * The session and its judgement.
     *
     * @throws UnreadableFileException when it is not the whole or first part of a journal of a measured experiment
     * @throws IOException when the file cannot be read
     */
    public static Run.Judged read(Path file) throws IOException {
        if (readEntry(file) instanceof JournalContent.Measured measured) {
            return measured.judged();
        }
        throw new UnreadableFileException(file, "tells of an experiment that was not measured");
    }

    /**
     * A session that a later run may go on with, without what only the journal keeps; empty where the file tells of an experiment that was not measured.
     *
     * @throws UnreadableFileException when it is not the whole or first part of a journal
     * @throws IOException when the file cannot be read
     */
    public static Optional<EarlierSession> readEarlier(Path file) throws IOException {
        try (JournalReader reader = new JournalReader(file)) {
            return reader.content() instanceof JournalContent.Measured measured
                    ? Optional.of(reader.earlier(measured.judged()))
                    : Optional.empty();
        }
    }

    private EarlierSession earlier(Run.Judged judged) {
        Session session = judged.session();
        List<TrialRecord> lean =
                session.trials().stream().map(TrialRecord::withoutRawData).toList();
        return new EarlierSession(
                file,
                session.measured(session.design(), session.fixtures(), lean, session.endedEarly()),
                judged.judgement(),
                plan,
                counted);
    }

    /** Whether the file was cut off in its first line, so that nothing was ever known of its experiment. */
    static boolean isStillborn(Path file) throws IOException {
        try {
            readEntry(file);
            return false;
        } catch (UnreadableFileException e) {
            return isCutOffInItsFirstLine(file);
        }
    }

    private static boolean isCutOffInItsFirstLine(Path file) throws IOException {
        try (JournalLines lines = new JournalLines(file)) {
            JournalLines.Line first = lines.next();
            return first == null || !first.whole();
        }
    }

    /** Whatever the file tells of. */
    static JournalContent readEntry(Path file) throws IOException {
        try (JournalReader reader = new JournalReader(file)) {
            return reader.content();
        }
    }

    private JournalContent content() throws IOException {
        JournalEntry first = first();
        if (first instanceof JournalEntry.Unmeasured unmeasured) {
            return new JournalContent.NotMeasured(unmeasured.at(), unmeasured.unmeasured());
        }
        if (!(first instanceof JournalEntry.Header header)) {
            throw new UnreadableFileException(file, 1, "is not the first line of a journal");
        }
        plan = header.plan();
        JournalContent.Collector collector = new JournalContent.Collector(header.session());
        for (JournalLines.Line line = lines.next(); line != null; line = lines.next()) {
            JournalEntry entry = entry(line);
            if (entry != null && !collector.add(entry)) {
                throw new UnreadableFileException(file, line.number(), "does not belong after the lines above it");
            }
        }
        return collector.content(cutOff);
    }

    /** The first line tells the version, which is looked at before the content: a newer one may have other fields. */
    private JournalEntry first() throws IOException {
        JournalLines.Line line = lines.next();
        if (line == null) {
            throw new UnreadableFileException(file, "is empty, not a journal");
        }
        try {
            JsonNode tree = MAPPER.readTree(line.bytes());
            checkVersion(tree);
            counted = line.end();
            return MAPPER.treeToValue(tree, JournalEntry.class);
        } catch (JsonProcessingException e) {
            throw bad(
                    line,
                    line.whole() ? "is not that of a journal, " : "was cut off, so nothing is known of the run, ",
                    e);
        }
    }

    private void checkVersion(JsonNode tree) throws UnreadableFileException {
        JsonNode format = tree.get("format");
        if (format == null || !format.canConvertToInt() || !format.isInt()) {
            throw new UnreadableFileException(file, 1, "is not the first line of a journal: it has no format version");
        }
        if (format.intValue() > ModelJson.FORMAT_VERSION) {
            throw new UnreadableFileException(
                    file,
                    1,
                    "has format version " + format.intValue() + ", but this Plumbline reads versions up to "
                            + ModelJson.FORMAT_VERSION + "; use a newer Plumbline");
        }
    }

    private @Nullable JournalEntry entry(JournalLines.Line line) throws UnreadableFileException, IOException {
        try {
            JournalEntry entry = MAPPER.readValue(line.bytes(), JournalEntry.class);
            counted = line.end();
            return entry;
        } catch (JsonProcessingException e) {
            if (!line.whole()) {
                cutOff = true;
                return null;
            }
            throw bad(line, "is not a line of a journal, ", e);
        }
    }

    private UnreadableFileException bad(JournalLines.Line line, String what, JsonProcessingException e) {
        return new UnreadableFileException(file, line.number(), what + ModelJson.reason(e));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
