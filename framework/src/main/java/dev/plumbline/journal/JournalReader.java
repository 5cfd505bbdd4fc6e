package dev.plumbline.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the journal of one experiment line by line; a line that was cut off by the end of a run is left out and said. */
public final class JournalReader implements AutoCloseable {

    private static final ObjectMapper MAPPER = ModelJson.mapper();

    private final Path file;
    private final JournalLines lines;
    private boolean cutOff;

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
            return MAPPER.readValue(line.bytes(), JournalEntry.class);
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
