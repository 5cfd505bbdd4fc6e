package dev.plumbline.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.journal.UnreadableFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a job read, wrote or trimmed.
 *
 * @param name {@code read}, {@code write} or {@code trim}
 * @param iops I/Os a second, more than 0
 * @param mebibytesPerSecond bytes a second, in MiB/s; empty where fio does not say
 * @param operations how many I/Os
 * @param meanMillis mean latency, submission included; empty where it was not measured
 * @param maxMillis the longest; empty where it was not measured
 * @param percentilesMillis percentile to milliseconds, of the whole latency, or of completion where fio gives only that
 * @param ofCompletion whether the percentiles are of completion
 */
record FioDirection(
        String name,
        double iops,
        OptionalDouble mebibytesPerSecond,
        double operations,
        OptionalDouble meanMillis,
        OptionalDouble maxMillis,
        Map<Double, Double> percentilesMillis,
        boolean ofCompletion) {

    private static final double BYTES = 1 << 20;
    /** Nothing that fio counts comes near; sums of what is larger could overflow. */
    private static final double LARGEST = 1e18;

    private static final double KIBIBYTES = 1 << 10;

    static Optional<FioDirection> of(Path file, String job, String name, JsonNode json) throws UnreadableFileException {
        OptionalDouble total = number(json, "total_ios");
        OptionalDouble iops = number(json, "iops");
        double operations = total.orElse(iops.orElse(0));
        if (operations == 0 && iops.orElse(0) == 0) {
            return Optional.empty();
        }
        if (!(operations > 0) || !(iops.orElse(0) > 0)) {
            throw new UnreadableFileException(
                    file,
                    "contradicts itself: the job " + SourceText.quoted(job) + " has " + text(total) + " I/Os in '"
                            + name + "' and " + text(iops) + " iops");
        }
        return Optional.of(new FioDirection(
                name,
                iops.getAsDouble(),
                throughput(json),
                operations,
                millis(json, "mean"),
                millis(json, "max"),
                both(json),
                percentiles(json, "lat").isEmpty()));
    }

    /** Percentiles in milliseconds; fio 2 wrote microseconds. */
    private static Map<Double, Double> percentiles(JsonNode direction, String latency) {
        Map<Double, Double> millis = new TreeMap<>();
        for (Unit unit : Unit.values()) {
            direction
                    .path(latency + unit.suffix)
                    .path("percentile")
                    .properties()
                    .forEach(entry -> {
                        if (entry.getKey().matches("\\d{1,2}\\.\\d{1,9}")
                                && entry.getValue().isNumber()
                                && entry.getValue().doubleValue() > 0
                                && entry.getValue().doubleValue() <= LARGEST) {
                            millis.put(
                                    Double.parseDouble(entry.getKey()),
                                    entry.getValue().doubleValue() / unit.perMilli);
                        }
                    });
        }
        return millis;
    }

    private static Map<Double, Double> both(JsonNode json) {
        Map<Double, Double> whole = percentiles(json, "lat");
        return whole.isEmpty() ? percentiles(json, "clat") : whole;
    }

    /** {@code bw} is in KiB/s, in fio 2 as well, where it was called KB/s. */
    private static OptionalDouble throughput(JsonNode json) {
        OptionalDouble bytes = number(json, "bw_bytes");
        return bytes.isPresent()
                ? OptionalDouble.of(bytes.getAsDouble() / BYTES)
                : scaled(number(json, "bw"), KIBIBYTES);
    }

    private static OptionalDouble millis(JsonNode json, String statistic) {
        for (Unit unit : Unit.values()) {
            JsonNode latency = json.path("lat" + unit.suffix);
            OptionalDouble value = number(latency, statistic);
            if (value.isPresent() && number(latency, "N").orElse(1) > 0 && value.getAsDouble() > 0) {
                return scaled(value, unit.perMilli);
            }
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble scaled(OptionalDouble value, double unit) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() / unit) : value;
    }

    private static OptionalDouble number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= LARGEST
                ? OptionalDouble.of(value.doubleValue())
                : OptionalDouble.empty();
    }

    private static String text(OptionalDouble number) {
        return number.isPresent() ? String.valueOf(number.getAsDouble()) : "no number of";
    }

    private enum Unit {
        NANOSECONDS("_ns", 1e6),
        MICROSECONDS("", 1e3);

        private final String suffix;
        private final double perMilli;

        Unit(String suffix, double perMilli) {
            this.suffix = suffix;
            this.perMilli = perMilli;
        }
    }
}
