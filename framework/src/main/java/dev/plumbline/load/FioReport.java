package dev.plumbline.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Answer.Value;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Window;
import dev.plumbline.model.Attachment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * What fio's client reports of all machines, checked; the answer of each comes from it.
 *
 * @param output the results
 * @param machines the machines that were asked, in order
 * @param logs machine to its log
 * @param from when the measured interval was to begin, in milliseconds since 1970
 * @param window the same moment and others on the clock of {@link System#nanoTime()}
 */
record FioReport(FioOutput output, List<String> machines, Map<String, FioLog> logs, long from, Window window) {

    /** Machines may begin to measure so far apart; what is longer of the two counts. */
    private static final double WIDEST_SPREAD_SHARE = 0.25;

    private static final long WIDEST_SPREAD_MILLIS = 500;

    /**
     * The report.
     *
     * @throws IncompleteTrialException when the machines did not measure at one time
     */
    static FioReport of(FioOutput output, List<String> machines, Map<String, FioLog> logs, Window window) {
        List<String> unknown =
                machines.stream().filter(name -> !logs.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            throw new IncompleteTrialException("fio does not tell when " + String.join(", ", unknown)
                    + " began to measure, as when no operation ended there");
        }
        checkSpread(output, machines, logs, window);
        long now = System.currentTimeMillis() - (System.nanoTime() - window.from()) / 1_000_000;
        return new FioReport(output, machines, logs, now, window);
    }

    /** Where little ended, the logs leave some room for when a machine began; only what is sure counts. */
    private static void checkSpread(FioOutput output, List<String> machines, Map<String, FioLog> logs, Window window) {
        String first = machines.stream()
                .min(Comparator.comparingLong(name -> log(logs, name).latestBeginMillis()))
                .orElseThrow();
        String last = machines.stream()
                .max(Comparator.comparingLong(name -> earliest(output, logs, name)))
                .orElseThrow();
        long spread = earliest(output, logs, last) - log(logs, first).latestBeginMillis();
        long widest = Math.max(WIDEST_SPREAD_MILLIS, (long) (window.seconds() * 1000 * WIDEST_SPREAD_SHARE));
        if (spread > widest) {
            throw new IncompleteTrialException(last + " began to measure " + spread + " ms after " + first
                    + ", more than " + widest + " ms: they did not load the lab together");
        }
    }

    private static long earliest(FioOutput output, Map<String, FioLog> logs, String machine) {
        return log(logs, machine).earliestBeginMillis(runtime(output, machine));
    }

    private static long runtime(FioOutput output, String machine) {
        return output.result(machine).path("job_runtime").asLong();
    }

    private static FioLog log(Map<String, FioLog> logs, String machine) {
        return Objects.requireNonNull(logs.get(machine), machine);
    }

    Answer answer(String machine) {
        JsonNode result = output.result(machine);
        Histogram latencies = new Histogram(3);
        record(result, "read", latencies);
        record(result, "write", latencies);
        Duration delay = Duration.ofMillis(earliest(output, logs, machine) - from);
        long begun = window.from() + delay.toNanos();
        return new Answer(
                delay,
                new Interval(
                        begun,
                        begun + Duration.ofMillis(runtime(output, machine)).toNanos()),
                Duration.ZERO,
                values(result, latencies),
                latencies.getTotalCount() == 0 ? null : latencies,
                List.of(log(logs, machine).series()),
                machine.equals(machines.get(0))
                        ? List.of(new Attachment("fio", "application/json", output.raw()))
                        : List.of());
    }

    private static List<Value> values(JsonNode result, Histogram latencies) {
        double iops = both(result, "iops");
        List<Value> values = new ArrayList<>();
        values.add(new Value("iops", "1/s", iops, Combine.SUM));
        values.add(new Value("throughput", "MiB/s", both(result, "bw_bytes") / (1 << 20), Combine.SUM));
        if (latencies.getTotalCount() > 0) {
            values.add(new Value("latency", "ms", latencies.getMean() / 1e6, Combine.MEAN, latencies.getTotalCount()));
        }
        return values;
    }

    /** A rate of reads and of writes together. */
    private static double both(JsonNode result, String rate) {
        double sum = 0;
        for (String direction : List.of("read", "write")) {
            JsonNode value = result.path(direction).path(rate);
            if (!value.isNumber()) {
                throw new IncompleteTrialException("fio reports no '" + rate + "' for '" + direction + "'");
            }
            sum += value.asDouble();
        }
        return sum;
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
