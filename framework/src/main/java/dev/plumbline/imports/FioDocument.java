package dev.plumbline.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.journal.ModelJson;
import dev.plumbline.journal.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JSON of one result of fio. fio prints text before it, even with {@code --output}, and after it with two formats.
 *
 * @param file where it is
 * @param around the text before and after the JSON
 * @param root the JSON
 * @param text the JSON as text
 */
record FioDocument(Path file, String around, JsonNode root, String text) {

    /** fio's own needs seven. */
    private static final int MAX_DEPTH = 32;

    private static final int MAX_STRING = 1 << 20;
    private static final int MAX_NUMBER = 100;

    private static final Pattern START = Pattern.compile("(?m)^\\{");
    private static final Pattern VERSION = Pattern.compile("fio-([\\w.+-]{1,40})");

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .build())
            .build();

    static FioDocument parse(Path file, String all) throws IOException {
        Matcher start = START.matcher(all);
        if (!start.find()) {
            throw new UnreadableFileException(file, "holds no JSON; fio writes it with --output-format=json");
        }
        String text = all.substring(start.start());
        try (JsonParser parser = MAPPER.createParser(text)) {
            JsonNode root = MAPPER.readTree(parser);
            int end = (int) parser.currentLocation().getCharOffset();
            String after = text.substring(Math.min(end, text.length()));
            if (START.matcher(after).find()) {
                throw new UnreadableFileException(
                        file, "holds more than one result of fio; keep each in a file of its own");
            }
            String json = text.substring(0, Math.min(end, text.length()));
            checkNames(file, json);
            return new FioDocument(file, all.substring(0, start.start()) + "\n" + after, root, json);
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, "is no whole JSON: " + SourceText.quoted(ModelJson.reason(e)));
        }
    }

    /** The version as fio is called: {@code fio 3.33}. */
    String version() throws UnreadableFileException {
        Matcher version = VERSION.matcher(root.path("fio version").asText());
        if (!version.matches()) {
            throw new UnreadableFileException(
                    file, "is JSON, but not of fio: it has no 'fio version' such as 'fio-3.33'");
        }
        return "fio " + version.group(1);
    }

    /** When fio wrote it, which is at the end of the run. */
    Instant time() throws UnreadableFileException {
        JsonNode millis = root.path("timestamp_ms");
        JsonNode seconds = root.path("timestamp");
        if (millis.isIntegralNumber() && inReach(millis, 1000)) {
            return Instant.ofEpochMilli(millis.longValue());
        }
        if (seconds.isIntegralNumber() && inReach(seconds, 1)) {
            return Instant.ofEpochSecond(seconds.longValue());
        }
        throw new UnreadableFileException(file, "does not say when it was written: it has no 'timestamp'");
    }

    String digest(long group) {
        return SourceText.digest(group + "\n" + text.replace("\r\n", "\n"));
    }

    /** Before the year 3000, so that it can be the name of a file. */
    private static boolean inReach(JsonNode time, long unitsPerSecond) {
        long limit = 32_503_680_000L * unitsPerSecond;
        return time.canConvertToLong() && time.longValue() > 0 && time.longValue() < limit;
    }

    /** Options may stand twice, as fio writes each server's into one object; a value that stands twice is none. */
    private static void checkNames(Path file, String json) throws IOException {
        Deque<Set<String>> open = new ArrayDeque<>();
        Deque<String> of = new ArrayDeque<>();
        String last = "";
        try (JsonParser parser = MAPPER.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    open.push(new HashSet<>());
                    of.push(last);
                } else if (token == JsonToken.END_OBJECT) {
                    open.pop();
                    of.pop();
                } else if (token == JsonToken.FIELD_NAME) {
                    last = parser.currentName();
                    boolean options = String.valueOf(of.peek()).endsWith("options");
                    if (!addName(open, last) && !options) {
                        throw new UnreadableFileException(
                                file,
                                "has " + SourceText.quoted(last) + " twice in one object, so which holds is unknown");
                    }
                }
            }
        }
    }

    private static boolean addName(Deque<Set<String>> open, String name) {
        Set<String> names = open.peek();
        return names == null || names.add(name);
    }
}
