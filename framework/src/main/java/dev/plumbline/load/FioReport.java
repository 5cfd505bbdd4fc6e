package dev.plumbline.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.lab.Answer;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Window;
import dev.plumbline.model.Attachment;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What fio's client reports of all machines, checked. The answer of each is counted from its log, over the one interval that all
 * machines have in common: after the last of them had begun and warmed up, and before the first of them ended.
 *
 * @param output the results
 * @param machines the machines that were asked, in order
 * @param logs machine to its log
 * @param window what was asked
 * @param from when the common interval begins, in milliseconds since 1970
 * @param clock what is to be added to a moment in nanoseconds since 1970 for one of {@link System#nanoTime()}
 */
record FioReport(
        FioOutput output, List<String> machines, Map<String, FioLog> logs, Window window, long from, long clock) {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /**
     * The report.
     *
     * @throws IncompleteTrialException when the machines have no interval of that length in common
     */
    static FioReport of(FioOutput output, List<String> machines, Map<String, FioLog> logs, Window window, long clock) {
        List<String> unknown =
                machines.stream().filter(name -> !logs.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            throw new IncompleteTrialException("fio does not tell when " + String.join(", ", unknown) + " began: "
                    + operations(output, unknown.get(0)) + " operations ended there, and none is in its log"
                    + (output.complaint().isEmpty() ? "" : "; fio said: " + output.complaint()));
        }
        String last = machines.stream()
                .max(Comparator.comparingLong(name -> begin(logs, name)))
                .orElseThrow();
        String first = machines.stream()
                .min(Comparator.comparingLong(name -> end(output, logs, name)))
                .orElseThrow();
        long from = begin(logs, last) + FioJob.warmUpMillis(window);
        long common = end(output, logs, first) - from;
        if (common < FioJob.measureMillis(window)) {
            throw new IncompleteTrialException(last + " began " + (begin(logs, last) - begin(logs, first))
                    + " ms after " + first + ", so that after the warm-up they loaded the lab together for only "
                    + Math.max(0, common) + " ms of the " + FioJob.measureMillis(window)
                    + " ms that were to be measured");
        }
        return new FioReport(output, machines, logs, window, from, clock);
    }

    private static long operations(FioOutput output, String machine) {
        JsonNode result = output.result(machine);
        return Stream.of("read", "write")
                .mapToLong(direction -> result.path(direction).path("total_ios").asLong())
                .sum();
    }

    /** The first millisecond that is whole. */
    private static long begin(Map<String, FioLog> logs, String machine) {
        return -Math.floorDiv(-log(logs, machine).beginNanos(), NANOS_PER_MILLI);
    }

    private static long end(FioOutput output, Map<String, FioLog> logs, String machine) {
        return begin(logs, machine) + output.result(machine).path("job_runtime").asLong();
    }

    private static FioLog log(Map<String, FioLog> logs, String machine) {
        return Objects.requireNonNull(logs.get(machine), machine);
    }

    /** Tells when each of a machine's operations ended, and since when all machines had warmed up. */
    void tell(String machine, FaultedOperations operations) throws IOException {
        operations.warmedUp(from * NANOS_PER_MILLI + clock);
        log(logs, machine).read((end, latency, bytes) -> operations.add(end * NANOS_PER_MILLI + clock));
    }

    Answer answer(String machine) throws IOException {
        long to = from + FioJob.measureMillis(window);
        FioTally tally = new FioTally(from, to);
        log(logs, machine).read(tally);
        return new Answer(
                Duration.ofNanos(log(logs, machine).beginNanos() + clock - window.start()),
                new Interval(from * NANOS_PER_MILLI + clock, to * NANOS_PER_MILLI + clock),
                Duration.ZERO,
                tally.values(),
                tally.latencies().getTotalCount() == 0 ? null : tally.latencies(),
                List.of(tally.series()),
                machine.equals(machines.get(0))
                        ? List.of(new Attachment("fio", "application/json", output.raw()))
                        : List.of());
    }
}
