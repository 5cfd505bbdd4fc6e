package dev.plumbline.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Answer.Value;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.model.Attachment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What fio's client reports: one result for each job of each machine. */
final class FioReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> results;
    private final String raw;

    private FioReport(Map<String, JsonNode> results, String raw) {
        this.results = results;
        this.raw = raw;
    }

    /**
     * Reads it; an exit code of 0 proves nothing.
     *
     * @throws IncompleteTrialException when it is not JSON, or a machine is missing, or one had an error
     */
    static FioReport parse(String output, String said, int exitCode, List<FioClient.Job> jobs) {
        int begin = output.indexOf('{');
        if (begin < 0) {
            throw new IncompleteTrialException(
                    "fio ended with exit code " + exitCode + " and wrote no result: " + said.strip());
        }
        Map<String, JsonNode> results = new HashMap<>();
        try {
            for (JsonNode one : JSON.readTree(output.substring(begin)).path("client_stats")) {
                results.put(one.path("jobname").asText(), one);
            }
        } catch (JsonProcessingException e) {
            throw new IncompleteTrialException(
                    "fio ended with exit code " + exitCode + " and wrote what is no JSON", e);
        }
        for (FioClient.Job job : jobs) {
            JsonNode one = results.get(job.machine());
            if (one == null) {
                throw new IncompleteTrialException("fio has no result of " + job.machine() + ": " + said.strip());
            }
            if (one.path("error").asInt(-1) != 0) {
                throw new IncompleteTrialException(
                        "fio on " + job.machine() + " failed with error " + one.path("error"));
            }
        }
        return new FioReport(results, output);
    }

    Answer answer(String machine, AccessSpec spec) {
        JsonNode result = results.get(machine);
        if (result == null) {
            throw new IncompleteTrialException("fio has no result of " + machine);
        }
        double iops = iops(result, "read") + iops(result, "write");
        Histogram latencies = new Histogram(3);
        record(result, "read", latencies);
        record(result, "write", latencies);
        List<Value> values = new ArrayList<>();
        values.add(new Value("iops", "1/s", iops, Combine.SUM));
        values.add(new Value("throughput", "MiB/s", iops * spec.blockBytes() / (1 << 20), Combine.SUM));
        if (latencies.getTotalCount() > 0) {
            values.add(new Value("latency", "ms", latencies.getMean() / 1e6, Combine.MEAN, latencies.getTotalCount()));
        }
        return new Answer(
                Duration.ZERO,
                Duration.ofMillis(result.path("job_runtime").asLong()),
                Duration.ZERO,
                values,
                latencies.getTotalCount() == 0 ? null : latencies,
                List.of(),
                List.of(new Attachment("fio " + machine, "application/json", raw)));
    }

    private static double iops(JsonNode result, String direction) {
        JsonNode value = result.path(direction).path("iops");
        if (!value.isNumber()) {
            throw new IncompleteTrialException("fio reports no IOPS for '" + direction + "'");
        }
        return value.asDouble();
    }

    /** {@code json+} gives the whole histogram, as nanoseconds to a count. */
    private static void record(JsonNode result, String direction, Histogram latencies) {
        JsonNode bins = result.path(direction).path("clat_ns").path("bins");
        for (Map.Entry<String, JsonNode> bin : bins.properties()) {
            latencies.recordValueWithCount(
                    Long.parseLong(bin.getKey()), bin.getValue().asLong());
        }
    }
}
