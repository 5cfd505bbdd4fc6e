package dev.plumbline.reports.workbook;

import dev.plumbline.model.Experiment;
import dev.plumbline.model.Latencies;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Phase;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Response;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.Trials;
import dev.plumbline.reports.text.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The trials of one experiment in the order in which they ran: what each one gave, and what was seen beside it. */
final class TrialSheet {

    /** The most columns of one kind of observation; a sheet holds 16,384 in all. */
    private static final int MOST_OF_A_KIND = 200;

    private final Experiment experiment;
    private final List<TrialRecord> trials;
    private final Map<String, Treatment> treatments;

    TrialSheet(ExperimentReport report) {
        experiment = report.session().experiment();
        trials = report.session().trials();
        treatments = treatments(experiment);
    }

    /** Treatments by id. */
    static Map<String, Treatment> treatments(Experiment experiment) {
        return experiment.treatments().stream()
                .collect(Collectors.toMap(Treatment::id, Function.identity(), (one, same) -> one));
    }

    List<Column<TrialRecord>> columns() {
        List<Column<TrialRecord>> columns = new ArrayList<>();
        columns.add(new Column<>("block", Kind.WHOLE, TrialRecord::block));
        columns.add(new Column<>("position", Kind.WHOLE, TrialRecord::position));
        columns.addAll(LevelColumns.of(experiment.factors(), trial -> treatments.get(trial.treatment())));
        columns.add(Column.text("arm", TrialRecord::arm));
        columns.add(Column.text("outcome", trial -> trial.outcome().name().toLowerCase(Locale.ROOT)));
        units().forEach((response, unit) ->
                columns.add(new Column<>(Column.titled(response, unit), Kind.VALUE, trial -> value(trial, response))));
        columns.add(new Column<>("started (UTC)", Kind.TIME, TrialRecord::start));
        for (Phase phase : Phase.values()) {
            String title = Column.titled(phase.name().toLowerCase(Locale.ROOT), "s");
            columns.add(new Column<>(
                    title, Kind.SECONDS, trial -> seconds(trial.phases().get(phase))));
        }
        latencies(columns);
        observed(columns, "busy: ", Kind.SHARE, trial -> measured(trial, Measurement::busy));
        observed(columns, "", Kind.PLAIN, TrialRecord::covariates);
        observed(columns, "beside the load: ", Kind.PLAIN, trial -> measured(trial, Measurement::covariates));
        if (measurements().anyMatch(measurement -> measurement.remark() != null)) {
            columns.add(Column.text("disturbed", TrialSheet::remark));
        }
        columns.add(Column.text("failure", TrialRecord::failure));
        return columns;
    }

    private static @Nullable String remark(TrialRecord trial) {
        Measurement measurement = trial.measurement();
        return measurement == null ? null : measurement.remark();
    }

    /** The declared responses and whatever else was measured, with their units. */
    private Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        experiment.responses().forEach((Response response) -> units.put(response.name(), response.unit()));
        readings().forEach(reading -> units.putIfAbsent(reading.response(), Trials.unit(reading, experiment)));
        return units;
    }

    private Stream<Reading> readings() {
        return measurements().flatMap(measurement -> measurement.readings().stream());
    }

    private Stream<Measurement> measurements() {
        return trials.stream().flatMap(trial -> Stream.ofNullable(trial.measurement()));
    }

    private void latencies(List<Column<TrialRecord>> columns) {
        TreeSet<Double> percentiles = measurements()
                .flatMap(measurement -> Stream.ofNullable(measurement.latencies()))
                .flatMap(latencies -> latencies.percentilesMillis().keySet().stream())
                .limit(100_000)
                .collect(Collectors.toCollection(TreeSet::new));
        if (percentiles.isEmpty()) {
            return;
        }
        columns.add(latency("latency, mean", Latencies::meanMillis));
        percentiles.stream()
                .limit(MOST_OF_A_KIND)
                .forEach(percentile -> columns.add(latency(
                        "latency, " + Figures.number(percentile) + " % within",
                        latencies -> latencies.percentilesMillis().get(percentile))));
        columns.add(latency("latency, longest", Latencies::maxMillis));
    }

    private static Column<TrialRecord> latency(String title, Function<Latencies, @Nullable Object> part) {
        return new Column<>(Column.titled(title, "ms"), Kind.VALUE, trial -> {
            Measurement measurement = trial.measurement();
            Latencies latencies = measurement == null ? null : measurement.latencies();
            return latencies == null ? null : part.apply(latencies);
        });
    }

    private void observed(
            List<Column<TrialRecord>> columns,
            String prefix,
            Kind kind,
            Function<TrialRecord, SortedMap<String, Double>> seen) {
        trials.stream()
                .flatMap(trial -> seen.apply(trial).keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .limit(MOST_OF_A_KIND)
                .forEach(name -> columns.add(new Column<>(
                        prefix + name, kind, trial -> seen.apply(trial).get(name))));
    }

    private static SortedMap<String, Double> measured(
            TrialRecord trial, Function<Measurement, SortedMap<String, Double>> part) {
        Measurement measurement = trial.measurement();
        return measurement == null ? new TreeMap<>() : part.apply(measurement);
    }

    private static @Nullable Object value(TrialRecord trial, String response) {
        return trial.value(response).isPresent() ? trial.value(response).getAsDouble() : null;
    }

    private static @Nullable Object seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toNanos() / 1e9;
    }
}
