package dev.plumbline.imports;

import dev.plumbline.model.Experiment;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Response;
import dev.plumbline.model.TrialRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows of one trial, by column; a column that was not measured is missing. */
final class IometerCells {

    static final String IOPS = "iops";

    private final Experiment experiment;
    private final String specification;
    private final Measurement measurement;

    /**
     * The rows of a trial.
     *
     * @param trial a complete one
     * @param specification what stands for the access specification's name
     */
    IometerCells(Experiment experiment, TrialRecord trial, String specification) {
        this.experiment = experiment;
        this.specification = specification;
        this.measurement = Objects.requireNonNull(trial.measurement(), "measurement");
    }

    List<Map<IometerColumn, String>> rows() {
        SortedSet<String> machines = new TreeSet<>();
        reading(IOPS, "1/s").ifPresent(iops -> machines.addAll(iops.machines().keySet()));
        List<Map<IometerColumn, String>> rows = new ArrayList<>();
        rows.add(all(machines.size()));
        machines.forEach(machine -> rows.add(manager(machine)));
        return rows;
    }

    private Map<IometerColumn, String> all(int machines) {
        Map<IometerColumn, String> row = row("ALL", "All", null);
        if (machines > 0) {
            row.put(IometerColumn.MANAGERS, Integer.toString(machines));
            row.put(IometerColumn.WORKERS, Integer.toString(machines));
            row.put(IometerColumn.TARGETS, Integer.toString(machines));
        }
        if (measurement.latencies() != null) {
            row.put(
                    IometerColumn.MAXIMUM_RESPONSE_TIME,
                    number(measurement.latencies().maxMillis()));
        }
        return row;
    }

    private Map<IometerColumn, String> manager(String machine) {
        Map<IometerColumn, String> row = row("MANAGER", machine, machine);
        row.put(IometerColumn.WORKERS, "1");
        row.put(IometerColumn.TARGETS, "1");
        return row;
    }

    private Map<IometerColumn, String> row(String type, String name, @Nullable String machine) {
        Map<IometerColumn, String> row = new EnumMap<>(IometerColumn.class);
        row.put(IometerColumn.TARGET_TYPE, type);
        row.put(IometerColumn.TARGET_NAME, name);
        row.put(IometerColumn.ACCESS_SPECIFICATION_NAME, specification);
        put(row, IometerColumn.IOPS, IOPS, "1/s", machine);
        put(row, IometerColumn.MIB_PER_SECOND, "throughput", "MiB/s", machine);
        put(row, IometerColumn.AVERAGE_RESPONSE_TIME, "latency", "ms", machine);
        return row;
    }

    private void put(
            Map<IometerColumn, String> row,
            IometerColumn column,
            String response,
            String unit,
            @Nullable String machine) {
        reading(response, unit)
                .flatMap(reading -> Optional.ofNullable(of(reading, machine)))
                .ifPresent(value -> row.put(column, number(value)));
    }

    private static @Nullable Double of(Reading reading, @Nullable String machine) {
        return machine == null
                ? Double.valueOf(reading.value())
                : reading.machines().get(machine);
    }

    /** A reading, if it is in the column's unit. */
    private Optional<Reading> reading(String response, String unit) {
        return measurement.readings().stream()
                .filter(reading -> reading.response().equals(response))
                .filter(reading -> unit.equals(reading.unit() == null ? declared(response) : reading.unit()))
                .findFirst();
    }

    private String declared(String response) {
        return experiment.responses().stream()
                .filter(candidate -> candidate.name().equals(response))
                .map(Response::unit)
                .findFirst()
                .orElse("");
    }

    /** Six decimals, as IOMeter has. */
    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
