package dev.plumbline.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.journal.ModelJson;
import dev.plumbline.journal.UnreadableFileException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON object in a file, whose first two fields are the {@code format} version and a checksum, {@code sha256}, of everything
 * that follows the checksum's line, line feeds only: a digit that was changed would change a baseline, and nobody would see
 * it. {@code tail -n +4 <file> | sha256sum} gives the same. Carriage returns count nowhere, since git may add them.
 */
final class SealedFile {

    /** The version of the format that this Plumbline writes and reads. */
    static final int FORMAT = 2;

    /** Nothing larger is written or read, in bytes: a sweep of 100,000 trials takes about half of it. */
    static final long LARGEST = 256L << 20;

    private static final Pattern VERSION = Pattern.compile("\\s*\\{\\s*\"format\"\\s*:\\s*(-?\\d{1,9})\\b");
    private static final Pattern HEADER =
            Pattern.compile("\\{\n {2}\"format\": \\d+,\n {2}\"sha256\": \"([0-9a-f]{64})\",\n");
    private static final int HEADER_LENGTH = SealedWriter.header("0".repeat(64)).length();
    private static final ObjectMapper MAPPER = ModelJson.mapper();

    private SealedFile() {}

    /**
     * Reads one file as a stream.
     *
     * @param content the record of what follows the checksum
     * @param what what the file should be, as in {@code stored session}
     * @throws UnreadableFileException when it does not hold what was written, of a known format
     */
    static <T> T read(Path file, Class<T> content, String what) throws IOException {
        checkKind(file);
        try (InputStream input = new LineFeeds(new BufferedInputStream(Files.newInputStream(file)))) {
            String checksum = checksum(file, input, what);
            DigestInputStream rest = new DigestInputStream(input, SealedWriter.sha256());
            T value = MAPPER.readValue(new SequenceInputStream(braceOnLineOne(), rest), content);
            if (!HexFormat.of().formatHex(rest.getMessageDigest().digest()).equals(checksum)) {
                throw new UnreadableFileException(
                        file,
                        "was changed after it was stored (its checksum differs); take it from git again, or delete it");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, reason(file, e));
        }
    }

    /** In place of the lines that are read already, so that those of failures are right. */
    private static InputStream braceOnLineOne() {
        return new ByteArrayInputStream("{\n\n\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void checkKind(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnreadableFileException(file, "is a folder, where a file should be");
        }
        if (!Files.isRegularFile(file)) {
            throw new UnreadableFileException(file, "is no regular file");
        }
        if (Files.size(file) > LARGEST) {
            throw new UnreadableFileException(
                    file, "has " + Files.size(file) + " bytes, and nothing above " + LARGEST + " is read");
        }
    }

    private static String checksum(Path file, InputStream input, String what) throws IOException {
        String start = new String(input.readNBytes(HEADER_LENGTH), StandardCharsets.ISO_8859_1);
        Matcher version = VERSION.matcher(start);
        if (start.isBlank()) {
            throw new UnreadableFileException(file, "is empty; take it from git again, or delete it");
        }
        if (!version.lookingAt()) {
            throw new UnreadableFileException(
                    file,
                    hasConflict(file) ? conflict() : "is no " + what + ": it does not start with a format version");
        }
        checkVersion(file, Integer.parseInt(version.group(1)));
        Matcher header = HEADER.matcher(start);
        if (!header.matches()) {
            throw new UnreadableFileException(
                    file,
                    hasConflict(file)
                            ? conflict()
                            : start.length() < HEADER_LENGTH
                                    ? cutOff()
                                    : "was changed after it was stored (it does not start with a checksum); take it from"
                                            + " git again, or delete it");
        }
        return header.group(1);
    }

    private static void checkVersion(Path file, int format) throws UnreadableFileException {
        if (format > FORMAT) {
            throw new UnreadableFileException(
                    file,
                    "was written by a newer Plumbline (format version " + format + ", this one reads " + FORMAT
                            + "); use that one, or move the file away");
        }
        if (format < FORMAT) {
            throw new UnreadableFileException(
                    file,
                    "has the format version " + format + ", and this Plumbline reads " + FORMAT
                            + "; delete it and store a new one");
        }
    }

    private static String reason(Path file, JsonProcessingException e) throws IOException {
        if (hasConflict(file)) {
            return conflict();
        }
        if (e.getOriginalMessage().startsWith("Trailing token")) {
            return "goes on after its end; take it from git again";
        }
        long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        return e instanceof JsonEOFException || e.getCause() instanceof JsonEOFException
                ? cutOff()
                : "cannot be read" + (line > 0 ? " at line " + line : "") + ": " + ModelJson.reason(e);
    }

    private static String cutOff() {
        return "is cut off; take it from git again";
    }

    private static String conflict() {
        return "holds the marks of a merge conflict; stored files are never merged, so take one side whole";
    }

    /** Latin 1 decodes any byte, also of a file that is no text. */
    private static boolean hasConflict(Path file) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
            return reader.lines().anyMatch(line -> line.startsWith("<<<<<<< ") || line.startsWith(">>>>>>> "));
        }
    }
}
