package dev.plumbline.baseline;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.plumbline.journal.ModelJson;
import dev.plumbline.journal.UnreadableFileException;
import dev.plumbline.model.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One stored session as a file: an object of {@code format}, which is looked at first, and {@code session}. */
final class StoredFile {

    private static final ObjectMapper MAPPER = ModelJson.mapper();

    /** Leaves it to {@link #read} to look at what comes after the session. */
    private static final ObjectReader SESSION =
            MAPPER.readerFor(Session.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StoredFile() {}

    /**
     * The JSON of a stored session.
     *
     * @param format the format's version, the journal's
     * @param session the session, {@linkplain LeanSession lean}
     */
    private record Content(int format, Session session) {}

    static byte[] toBytes(Session session) throws JsonProcessingException {
        Content content = new Content(ModelJson.FORMAT_VERSION, LeanSession.of(session));
        String json = MAPPER.writer(RowPerElement.printer()).writeValueAsString(content);
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads one file as a stream.
     *
     * @throws UnreadableFileException when it does not hold one whole session of a known format
     */
    static Session read(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file);
                JsonParser parser = MAPPER.createParser(input)) {
            checkVersion(file, parser);
            if (!"session".equals(parser.nextFieldName())) {
                throw new UnreadableFileException(file, "is not a stored session: it has no session after its format");
            }
            parser.nextToken();
            Session session = SESSION.readValue(parser);
            if (parser.nextToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new UnreadableFileException(file, "goes on after the session, where it should end");
            }
            return session;
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, reason(file, e));
        }
    }

    private static void checkVersion(Path file, JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT
                || !"format".equals(parser.nextFieldName())
                || parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new UnreadableFileException(
                    file,
                    hasConflict(file)
                            ? conflict()
                            : "is not a stored session: it does not start with a format version");
        }
        int format = parser.getIntValue();
        if (format > ModelJson.FORMAT_VERSION) {
            throw new UnreadableFileException(
                    file,
                    "was written by a newer Plumbline (format version " + format + ", this one reads up to "
                            + ModelJson.FORMAT_VERSION + "); use that one, or move the file away");
        }
        if (format < 1) {
            throw new UnreadableFileException(file, "has the format version " + format + ", and there is none");
        }
    }

    private static String reason(Path file, JsonProcessingException e) throws IOException {
        if (hasConflict(file)) {
            return conflict();
        }
        long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        return e instanceof JsonEOFException || e.getCause() instanceof JsonEOFException
                ? "is cut off; take it from git again"
                : "cannot be read" + (line > 0 ? " at line " + line : "") + ": " + ModelJson.reason(e);
    }

    private static String conflict() {
        return "holds the marks of a merge conflict; stored sessions are never merged, so take one side whole";
    }

    /** Latin 1 decodes any byte, also of a file that is no text. */
    private static boolean hasConflict(Path file) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
            return reader.lines().anyMatch(line -> line.startsWith("<<<<<<< ") || line.startsWith(">>>>>>> "));
        }
    }
}
