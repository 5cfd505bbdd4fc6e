package dev.plumbline.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.lab.IncompleteTrialException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What fio's client wrote, whole and checked.
 *
 * @param results job name to result
 * @param raw all of it, as it was written
 * @param complaint what it said beside its result, that is not what it always says
 * @param exitCode how it ended; 0 proves nothing
 */
record FioOutput(Map<String, JsonNode> results, String raw, String complaint, int exitCode) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = "All clients";
    private static final String ALWAYS_SAID = "(<[^>]*>)?\\s*(|\\.\\.\\.|Starting \\d+ .*|.*: \\(g=\\d+\\): rw=.*)";
    private static final int MOST_COMPLAINT = 300;

    /**
     * Reads it. Text may stand before the JSON.
     *
     * @throws IncompleteTrialException when there is no JSON in it
     */
    static FioOutput parse(String output, String said, int exitCode) {
        int begin = output.startsWith("{") ? 0 : output.indexOf("\n{") + 1;
        boolean found = output.startsWith("{", begin);
        String complaint = complaint((found ? output.substring(0, begin) : output) + "\n" + said);
        if (!found) {
            throw new IncompleteTrialException("fio wrote no result" + ended(exitCode, complaint));
        }
        Map<String, JsonNode> results = new LinkedHashMap<>();
        try {
            for (JsonNode one : JSON.readTree(output.substring(begin)).path("client_stats")) {
                String name = one.path("jobname").asText();
                if (results.put(name, one) != null) {
                    throw new IncompleteTrialException("fio has two results of " + name);
                }
            }
        } catch (JsonProcessingException e) {
            throw new IncompleteTrialException("fio wrote what is no JSON" + ended(exitCode, complaint), e);
        }
        return new FioOutput(results, output, complaint, exitCode);
    }

    /**
     * Checks that every machine answered, without an error.
     *
     * @throws IncompleteTrialException when one did not
     */
    void check(List<String> machines) {
        List<String> missing =
                machines.stream().filter(name -> !results.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new IncompleteTrialException(
                    "fio has no result of " + String.join(", ", missing) + ended(exitCode, complaint));
        }
        String failed = machines.stream()
                .filter(name -> result(name).path("error").asInt(-1) != 0)
                .map(name -> name + " (error " + result(name).path("error").asText("unknown") + ")")
                .collect(Collectors.joining(", "));
        if (!failed.isEmpty()) {
            throw new IncompleteTrialException("fio failed on " + failed + ended(exitCode, complaint));
        }
        if (machines.size() > 1 && !results.containsKey(ALL)) {
            throw new IncompleteTrialException(
                    "fio has no result of all machines together, as when one was lost" + ended(exitCode, complaint));
        }
        if (exitCode != 0) {
            throw new IncompleteTrialException("fio says that it failed" + ended(exitCode, complaint));
        }
    }

    JsonNode result(String machine) {
        JsonNode result = results.get(machine);
        if (result == null) {
            throw new IncompleteTrialException("fio has no result of " + machine);
        }
        return result;
    }

    private static String ended(int exitCode, String complaint) {
        return "; it ended with exit code " + exitCode + (complaint.isEmpty() ? "" : " and said: " + complaint);
    }

    private static String complaint(String text) {
        String said = text.lines()
                .map(String::strip)
                .filter(line -> !line.matches(ALWAYS_SAID))
                .distinct()
                .collect(Collectors.joining(" | "))
                .replaceAll("\\p{Cntrl}", " ");
        return said.length() <= MOST_COMPLAINT ? said : said.substring(0, MOST_COMPLAINT) + "…";
    }
}
