package dev.plumbline.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the file of a ledger, whatever its process was doing when it ended. */
final class LedgerReader {

    private static final long MOST_BYTES = 64L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final TreeMap<Integer, UndoRecord> open = new TreeMap<>();
    private final Map<String, String> ways = new LinkedHashMap<>();
    private final List<Integer> damaged = new ArrayList<>();
    private boolean kept;

    private LedgerReader(Path file) {
        this.file = file;
    }

    /**
     * What it says; empty when not even its first line was written to its end, so that nothing was announced.
     *
     * @throws IOException when its first line makes no sense, or there is far too much of it; one sentence
     */
    static Optional<Leftover> read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("the ledger " + file + " is larger than 64 MiB, which no run makes");
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1); // a byte a character; decoded line by line
        int whole = text.lastIndexOf('\n') + 1;
        return whole == 0 ? Optional.empty() : Optional.of(new LedgerReader(file).read(text.substring(0, whole)));
    }

    private Leftover read(String text) throws IOException {
        String[] lines = text.split("\n", -1);
        JsonNode header = header(lines[0]);
        for (int i = 1; i < lines.length - 1; i++) {
            line(i + 1, lines[i]);
        }
        try {
            return new Leftover(
                    file,
                    text.length(),
                    header.path("lab").asText(),
                    header.path("lock").asText(header.path("lab").asText()),
                    new Owner(
                            header.path("host").asText(),
                            header.path("pid").asLong(),
                            Instant.parse(header.path("started").asText()),
                            header.path("start").asText("")),
                    open,
                    kept,
                    ways,
                    damaged);
        } catch (DateTimeException e) {
            throw new IOException("the first line of the ledger " + file + " names no start of its process", e);
        }
    }

    private JsonNode header(String line) throws IOException {
        try {
            JsonNode header = parse(line);
            if (header.path("format").asInt() > LedgerLog.FORMAT) {
                throw new IOException("the ledger " + file + " is of format "
                        + header.path("format").asInt() + ", which a later version of Plumbline reads");
            }
            if (header.path("format").asInt() == LedgerLog.FORMAT
                    && !header.path("lab").asText().isEmpty()) {
                return header;
            }
        } catch (JsonProcessingException e) {
            throw new IOException("the first line of the ledger " + file + " cannot be read", e);
        }
        throw new IOException("the first line of the ledger " + file + " cannot be read");
    }

    private void line(int number, String line) {
        try {
            JsonNode node = parse(line);
            if (node.path("done").isInt()) {
                open.remove(node.path("done").asInt());
            } else if (node.path("kept").isObject()) {
                kept = true;
                ways.putAll(texts(node.path("kept")));
            } else if (node.path("undo").isInt()
                    && node.path("handler").isTextual()
                    && node.path("arguments").isObject()) {
                open.put(node.path("undo").asInt(), record(node));
            } else {
                damaged.add(number);
            }
        } catch (JsonProcessingException e) {
            damaged.add(number);
        }
    }

    private static JsonNode parse(String line) throws JsonProcessingException {
        return JSON.readTree(new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static UndoRecord record(JsonNode node) {
        return UndoRecord.of(node.path("handler").asText(), texts(node.path("arguments")));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> text : object.properties()) {
            texts.put(text.getKey(), text.getValue().asText());
        }
        return texts;
    }
}
