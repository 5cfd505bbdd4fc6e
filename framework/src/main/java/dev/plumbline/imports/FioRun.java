package dev.plumbline.imports;

import dev.plumbline.journal.UnreadableFileException;
import dev.plumbline.model.Better;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The rows of jobs that ran together, as one run: rates are added, means are weighted by their counts. */
final class FioRun {

    private static final Map<Double, String> PERCENTILES =
            new TreeMap<>(Map.of(50.0, "p50", 90.0, "p90", 95.0, "p95", 99.0, "p99", 99.9, "p99.9"));
    private static final List<String> ASKED = List.of("hosts", "jobs");

    private static final String OF_COMPLETION =
            "fio's percentiles are those of the completion latency (clat), without the submission, unless lat_percentiles=1";

    /** A direction and the machine that it was measured on. */
    private record Part(String machine, FioDirection direction) {}

    private final List<FioRow> rows;
    private final String group;
    private final List<Part> parts = new ArrayList<>();
    private final List<ImportedValue> values = new ArrayList<>();

    FioRun(List<FioRow> rows) throws UnreadableFileException {
        this.rows = rows;
        this.group = String.valueOf(rows.get(0).group());
        Map<String, String> machines = FioClients.names(rows);
        for (FioRow row : rows) {
            for (FioDirection direction : row.directions()) {
                parts.add(new Part(machines.getOrDefault(row.address(), ""), direction));
            }
        }
    }

    ImportedRun imported(String place, Instant time, String digest) {
        if (!parts.isEmpty()) {
            addValues();
        }
        List<String> load = new ArrayList<>(ASKED);
        load.addAll(FioOptions.NAMES);
        return new ImportedRun(place, time, facts(), load, values, parts.isEmpty() ? "did no I/O" : null, digest);
    }

    private void addValues() {
        boolean mixed =
                parts.stream().map(part -> part.direction().name()).distinct().count() > 1;
        rates("iops", "throughput", part -> true);
        latencies("latencyMean", "latencyMax", part -> true);
        for (String name : List.of("read", "write", "trim")) {
            Predicate<Part> of = part -> part.direction().name().equals(name);
            rates(name + "Iops", name + "Throughput", of);
            if (mixed) {
                latencies(name + "LatencyMean", name + "LatencyMax", of);
                percentiles(percentile -> name + percentile.toUpperCase(Locale.ROOT), of);
            }
        }
        if (!mixed) {
            percentiles(percentile -> percentile, part -> true);
        }
    }

    private void rates(String iops, String throughput, Predicate<Part> of) {
        add(iops, "1/s", Better.HIGHER, of, part -> OptionalDouble.of(part.iops()), FioRun::sum);
        add(throughput, "MiB/s", Better.HIGHER, of, FioDirection::mebibytesPerSecond, FioRun::sum);
    }

    private void latencies(String mean, String max, Predicate<Part> of) {
        add(mean, "ms", Better.LOWER, of, FioDirection::meanMillis, FioRun::weightedMean);
        add(max, "ms", Better.LOWER, of, FioDirection::maxMillis, FioRun::maximum);
    }

    /** Percentiles of several jobs cannot be made one; they are left out. */
    private void percentiles(Function<String, String> name, Predicate<Part> of) {
        List<Part> chosen = parts.stream().filter(of).toList();
        if (chosen.size() != 1) {
            return;
        }
        FioDirection direction = chosen.get(0).direction();
        PERCENTILES.forEach((percentile, called) -> {
            Double millis = direction.percentilesMillis().get(percentile);
            if (millis != null) {
                values.add(new ImportedValue(
                        name.apply(called),
                        millis,
                        "ms",
                        Better.LOWER,
                        Collections.emptySortedMap(),
                        direction.ofCompletion() ? OF_COMPLETION : null));
            }
        });
    }

    private interface Combined {
        double of(List<FioDirection> directions, ToDoubleFunction<FioDirection> value);
    }

    /** Adds a value that every part has; one that is missing in a part is missing in the whole. */
    private void add(
            String name,
            String unit,
            Better better,
            Predicate<Part> of,
            Function<FioDirection, OptionalDouble> value,
            Combined combined) {
        List<Part> chosen = parts.stream().filter(of).toList();
        if (chosen.isEmpty()
                || chosen.stream()
                        .anyMatch(part -> value.apply(part.direction()).isEmpty())) {
            return;
        }
        ToDoubleFunction<FioDirection> known =
                direction -> value.apply(direction).orElseThrow();
        Map<String, List<FioDirection>> byMachine = chosen.stream()
                .collect(Collectors.groupingBy(
                        Part::machine, LinkedHashMap::new, Collectors.mapping(Part::direction, Collectors.toList())));
        SortedMap<String, Double> machines = new TreeMap<>();
        byMachine.forEach((machine, directions) -> machines.put(machine, combined.of(directions, known)));
        machines.remove("");
        List<FioDirection> all = chosen.stream().map(Part::direction).toList();
        values.add(new ImportedValue(name, combined.of(all, known), unit, better, machines, null));
    }

    private static double sum(List<FioDirection> directions, ToDoubleFunction<FioDirection> value) {
        return directions.stream().mapToDouble(value).sum();
    }

    private static double maximum(List<FioDirection> directions, ToDoubleFunction<FioDirection> value) {
        return directions.stream().mapToDouble(value).max().orElseThrow();
    }

    private static double weightedMean(List<FioDirection> directions, ToDoubleFunction<FioDirection> value) {
        if (directions.size() == 1) {
            return value.applyAsDouble(directions.get(0));
        }
        double weights = sum(directions, FioDirection::operations);
        return sum(directions, direction -> value.applyAsDouble(direction) * direction.operations()) / weights;
    }

    private SortedMap<String, String> facts() {
        SortedMap<String, String> facts = new TreeMap<>();
        for (FioRow row : rows) {
            row.options().forEach((name, value) -> join(facts, name, value));
            join(facts, "job", row.job());
        }
        facts.put("jobs", String.valueOf(rows.size()));
        facts.put("group", group);
        long hosts = rows.stream().map(FioRow::address).distinct().count();
        if (rows.get(0).client()) {
            facts.put("hosts", String.valueOf(hosts));
        }
        return facts;
    }

    /** What differs between jobs that ran together is told of all of them: {@code randread+randwrite}. */
    private static void join(SortedMap<String, String> facts, String name, String value) {
        String before = facts.get(name);
        if (before == null) {
            facts.put(name, value);
        } else if (!List.of(before.split("\\+")).contains(value)) {
            facts.put(name, before + "+" + value);
        }
    }
}
