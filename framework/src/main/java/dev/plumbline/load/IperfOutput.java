package dev.plumbline.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.lab.IncompleteTrialException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What one side of iperf3 wrote, checked. Its exit code proves nothing: refused, busy and killed end with 0 and an
 * {@code error} in the JSON. Only the sums of its intervals are read: those at the end mix up who sent and who received, in other
 * ways for TCP, for UDP and for both directions.
 *
 * @param who whose output it is, for messages
 * @param steps the sums of the intervals, one for each direction
 * @param raw all of it
 */
record IperfOutput(String who, List<IperfStep> steps, String raw) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NOT_A_NUMBER = Pattern.compile(":\\s*[-+]?(?:nan|inf)\\b", Pattern.CASE_INSENSITIVE);
    private static final int MOST_SHOWN = 200;

    /**
     * Reads what a process wrote. Text may stand around the JSON.
     *
     * @throws IncompleteTrialException when there is no JSON in it, or an error
     */
    static IperfOutput parse(String who, String output, String said, int exitCode) {
        int begin = output.startsWith("{") ? 0 : output.indexOf("\n{") + 1;
        int end = output.lastIndexOf('}') + 1;
        if (!output.startsWith("{", begin) || end <= begin) {
            throw new IncompleteTrialException(
                    who + " wrote no result" + ended(exitCode, output.isBlank() ? said : output));
        }
        JsonNode root =
                json(who, NOT_A_NUMBER.matcher(output.substring(begin, end)).replaceAll(": null"), exitCode);
        String error = root.path("error").asText("");
        if (!error.isEmpty()) {
            throw new IncompleteTrialException(who + " failed: " + shown(error.replaceFirst("^error - ", "")));
        }
        if (exitCode != 0) {
            throw new IncompleteTrialException(who + " failed" + ended(exitCode, said));
        }
        return new IperfOutput(who, steps(who, root), output.substring(begin, end));
    }

    private static JsonNode json(String who, String text, int exitCode) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IncompleteTrialException(who + " wrote what is no JSON" + ended(exitCode, ""), e);
        }
    }

    private static List<IperfStep> steps(String who, JsonNode root) {
        List<IperfStep> steps = new ArrayList<>();
        for (JsonNode interval : root.path("intervals")) {
            for (Map.Entry<String, JsonNode> sum : interval.properties()) {
                if (sum.getKey().startsWith("sum")
                        && !sum.getValue().path("omitted").asBoolean()) {
                    steps.add(IperfStep.of(who, sum.getValue()));
                }
            }
        }
        if (steps.isEmpty()) {
            throw new IncompleteTrialException(who + " measured no interval");
        }
        return steps;
    }

    /** What this side received. */
    List<IperfStep> received() {
        return steps.stream().filter(step -> !step.sender()).toList();
    }

    /** What this side sent. */
    List<IperfStep> sent() {
        return steps.stream().filter(IperfStep::sender).toList();
    }

    /** When its last interval ended, in seconds since it began. */
    double seconds() {
        return steps.stream().mapToDouble(IperfStep::end).max().orElseThrow();
    }

    private static String ended(int exitCode, String said) {
        String shown = shown(said);
        return "; it ended with exit code " + exitCode + (shown.isEmpty() ? "" : " and said: " + shown);
    }

    private static String shown(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
    }
}
