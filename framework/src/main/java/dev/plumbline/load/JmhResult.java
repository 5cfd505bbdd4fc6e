package dev.plumbline.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Answer.Value;
import dev.plumbline.lab.IncompleteTrialException;
import java.util.ArrayList;
import java.util.List;

/**
 * What JMH wrote of one fork, checked.
 *
 * @param scores the score of each iteration
 * @param unit JMH's unit
 * @param raw the file
 */
record JmhResult(List<Double> scores, String unit, String raw) {

    /** The response's name. */
    static final String RESPONSE = "score";

    private static final ObjectMapper JSON = new ObjectMapper();

    JmhResult {
        scores = List.copyOf(scores);
    }

    /**
     * Reads it.
     *
     * @param text JMH's JSON; blank where it wrote none
     * @param iterations how many there must be
     * @throws IncompleteTrialException when it is not what was asked for
     */
    static JmhResult parse(String text, String machine, String benchmark, int iterations) {
        String where = "JMH on " + machine;
        if (text.isBlank()) {
            throw new IncompleteTrialException(where + " wrote no result");
        }
        JsonNode results = read(text, where);
        if (results.size() != 1) {
            throw new IncompleteTrialException(where + " gave " + results.size() + " results for '" + benchmark
                    + "' instead of one; name a benchmark with one mode, and give each of its parameters one value with"
                    + " parameter(name, value)");
        }
        JsonNode metric = results.path(0).path("primaryMetric");
        List<Double> scores = scores(metric.path("rawData"), where);
        if (scores.size() != iterations) {
            throw new IncompleteTrialException(
                    where + " gave " + scores.size() + " iterations instead of " + iterations);
        }
        return new JmhResult(scores, metric.path("scoreUnit").asText(), text);
    }

    private static JsonNode read(String text, String where) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IncompleteTrialException(where + " wrote a result that is no JSON", e);
        }
    }

    /** Those of the only fork. */
    private static List<Double> scores(JsonNode forks, String where) {
        if (forks.size() != 1) {
            throw new IncompleteTrialException(where + " gave the scores of " + forks.size()
                    + " forks instead of one; modes that measure throughput or an average time give them");
        }
        List<Double> scores = new ArrayList<>();
        for (JsonNode score : forks.path(0)) {
            if (!score.isNumber() || !Double.isFinite(score.asDouble())) {
                throw new IncompleteTrialException(where + " gave the score " + score + ", which is no number");
            }
            scores.add(score.asDouble());
        }
        return scores;
    }

    /** The mean of some iterations, from one number up to another; JMH writes rates as {@code ops/s}, times as {@code s/op}. */
    Value value(int from, int to) {
        double mean = scores.subList(from, to).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        return new Value(RESPONSE, unit, mean, unit.startsWith("ops/") ? Combine.SUM : Combine.MEAN);
    }
}
