package dev.plumbline.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.journal.UnreadableFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What fio says of one job, or of one job on one client.
 *
 * @param file the file
 * @param json the row
 * @param client whether it is of a client
 * @param options the job's options, global ones included
 */
record FioRow(Path file, JsonNode json, boolean client, Map<String, String> options) {

    /** fio's name of the row that adds up all clients; its host is that of one of them. */
    private static final String ALL_CLIENTS = "All clients";

    private static final List<String> DIRECTIONS = List.of("read", "write", "trim");

    /** Refuses a row of a job that failed, or that does not say whether it did. */
    void check() throws UnreadableFileException {
        JsonNode error = json.path("error");
        if (!json.path("jobname").isTextual() || !error.isIntegralNumber()) {
            throw new UnreadableFileException(
                    file, "has a row without 'jobname' or 'error', so it is no result of a job");
        }
        if (error.longValue() != 0 || !error.canConvertToInt()) {
            throw new UnreadableFileException(
                    file,
                    "is of a job that failed: " + SourceText.quoted(job()) + " ended with error " + error.asText()
                            + (error.intValue() == 28 ? " (no space left)" : "")
                            + "; what it measured until then is not imported");
        }
    }

    String job() {
        return json.path("jobname").asText();
    }

    boolean isAllClients() {
        return client && job().equals(ALL_CLIENTS);
    }

    long group() throws UnreadableFileException {
        JsonNode group = json.path("groupid");
        if (!group.isIntegralNumber() || !group.canConvertToInt()) {
            throw new UnreadableFileException(
                    file, "has a job without 'groupid', so which jobs ran together is unknown");
        }
        return group.longValue();
    }

    /** The client's address; {@code ""} in a row that is not of a client. */
    String address() {
        return client ? json.path("hostname").asText() + ":" + json.path("port").asText() : "";
    }

    String host() {
        return json.path("hostname").asText();
    }

    /** What it read, wrote and trimmed; a direction without I/O is not there. */
    List<FioDirection> directions() throws UnreadableFileException {
        List<FioDirection> directions = new ArrayList<>();
        for (String name : DIRECTIONS) {
            FioDirection.of(file, job(), name, json.path(name)).ifPresent(directions::add);
        }
        return directions;
    }

    boolean missedSteadyState() {
        JsonNode attained = json.path("steadystate").path("attained");
        return attained.isIntegralNumber() && attained.longValue() == 0;
    }
}
