package dev.plumbline.reports.charts;

import dev.plumbline.model.Better;
import dev.plumbline.model.Cell;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Response;
import dev.plumbline.model.Series;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.reports.source.TreatmentReport;
import dev.plumbline.reports.text.Safe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A response over time within trials, for a few treatments: that which worsened most, the first, the middle and the last. */
final class SeriesSheets {

    private static final int RESPONSES = 3;
    private static final int TRIALS = 6;
    private static final int POINTS = 120;

    private final Layout layout;
    private final String response;
    private final List<TreatmentReport> having;

    private SeriesSheets(Layout layout, String response) {
        this.layout = layout;
        this.response = response;
        this.having = layout.groups().values().stream()
                .flatMap(List::stream)
                .filter(treatment -> trials(treatment).findAny().isPresent())
                .toList();
    }

    static List<Sheet> of(Layout layout) {
        return responses(layout).stream()
                .map(response -> new SeriesSheets(layout, response).draw())
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> responses(Layout layout) {
        Stream<String> declared =
                layout.report().session().experiment().responses().stream().map(Response::name);
        Stream<String> others = layout.report().session().trials().stream()
                .map(TrialRecord::measurement)
                .flatMap(Stream::ofNullable)
                .flatMap(measurement -> measurement.series().stream())
                .map(Series::response)
                .distinct()
                .sorted();
        return Stream.concat(declared, others).distinct().limit(RESPONSES).toList();
    }

    private Optional<Sheet> draw() {
        if (having.isEmpty()) {
            return Optional.empty();
        }
        Map<String, TreatmentReport> picks = picks();
        Map<String, List<Curve>> groups = new LinkedHashMap<>();
        picks.forEach((why, treatment) -> groups.put(why, curves(treatment)));
        List<Curve> all = groups.values().stream().flatMap(List::stream).toList();
        if (all.stream().noneMatch(Curve::hasValue)) {
            return Optional.empty();
        }
        Series first = series(trials(having.get(0)).findFirst().orElseThrow()).orElseThrow();
        String unit = Safe.line(first.unit(), 20);
        Scale scale =
                Scale.fromZero(all.stream().flatMapToDouble(curve -> curve.values(Dot::value)), DoubleStream.empty());
        List<Panel> panels = new ArrayList<>();
        groups.forEach((why, curves) -> panels.add(new Panel(
                why + ": " + Safe.line(response, 30) + (unit.isEmpty() ? "" : " (" + unit + ")"),
                response,
                unit,
                scale,
                curves)));
        double end = all.stream()
                .flatMap(curve -> curve.dots().stream())
                .mapToDouble(Dot::x)
                .max()
                .orElse(1);
        return Optional.of(new Sheet(
                Safe.line(response, 60) + " within single trials",
                FileNames.part(response) + "-within-trials",
                new TimeAxis(end),
                panels,
                Sheet.Key.of("").thinner(),
                List.of(),
                remarks(picks)));
    }

    private List<String> remarks(Map<String, TreatmentReport> picks) {
        List<String> remarks = new ArrayList<>();
        if (having.size() > picks.size()) {
            remarks.add("Of " + having.size() + " treatments " + picks.size() + " are drawn.");
        }
        long most = picks.values().stream()
                .mapToLong(treatment -> trials(treatment).count())
                .max()
                .orElse(0);
        if (most > TRIALS) {
            remarks.add(
                    "Of " + most + " trials of a treatment " + TRIALS + " are drawn, evenly spread over the session.");
        }
        boolean many = picks.values().stream()
                .flatMap(this::trials)
                .flatMap(trial -> series(trial).stream())
                .anyMatch(series -> series.values().size() > POINTS);
        if (many) {
            remarks.add("Neighbouring points are drawn as their mean, no more than " + POINTS + " a trial.");
        }
        return remarks;
    }

    /** Why a treatment was picked and which it is, and the treatment. */
    private Map<String, TreatmentReport> picks() {
        Map<TreatmentReport, String> reasons = new LinkedHashMap<>();
        worst().ifPresent(treatment -> reasons.put(treatment, "worsened most"));
        reasons.putIfAbsent(having.get(0), "first");
        reasons.putIfAbsent(having.get(having.size() / 2), "in the middle");
        reasons.putIfAbsent(having.get(having.size() - 1), "last");
        Map<String, TreatmentReport> picks = new LinkedHashMap<>();
        reasons.forEach((treatment, why) -> picks.put(
                Safe.line(treatment.treatment().displayName(), 60) + (having.size() == 1 ? "" : " (" + why + ")"),
                treatment));
        return picks;
    }

    private Optional<TreatmentReport> worst() {
        return having.stream()
                .filter(treatment -> worsening(treatment) > 0)
                .max(Comparator.comparingDouble(this::worsening));
    }

    /** On logs, above 0 where it is worse than its baseline. */
    private double worsening(TreatmentReport treatment) {
        boolean lower = layout.report().session().experiment().responses().stream()
                .anyMatch(declared -> declared.name().equals(response) && declared.better() == Better.LOWER);
        return treatment.cells().stream()
                .filter(cell -> cell.response().equals(response))
                .map(Cell::comparison)
                .flatMap(Stream::ofNullable)
                .mapToDouble(Comparison::ratio)
                .map(ratio -> lower ? Math.log(ratio) : -Math.log(ratio))
                .findFirst()
                .orElse(0);
    }

    private Stream<TrialRecord> trials(TreatmentReport treatment) {
        return layout.fresh(treatment).filter(trial -> series(trial).isPresent());
    }

    private Optional<Series> series(TrialRecord trial) {
        return Stream.ofNullable(trial.measurement())
                .map(Measurement::series)
                .flatMap(List::stream)
                .filter(series -> series.response().equals(response))
                .filter(series -> !series.values().isEmpty() && series.stepMillis() > 0)
                .findFirst();
    }

    private List<Curve> curves(TreatmentReport treatment) {
        return Thin.evenly(trials(treatment).toList(), TRIALS).stream()
                .map(trial ->
                        new Curve("block " + trial.block(), dots(series(trial).orElseThrow(), treatment)))
                .toList();
    }

    private static List<Dot> dots(Series series, TreatmentReport treatment) {
        int size = series.values().size();
        int points = Math.min(POINTS, size);
        List<Dot> dots = new ArrayList<>(points);
        for (int i = 0; i < points; i++) {
            int from = (int) ((long) i * size / points);
            int to = (int) ((long) (i + 1) * size / points);
            dots.add(Dot.of(
                    (from + to) / 2.0 * series.stepMillis(),
                    treatment.treatment().id(),
                    "",
                    mean(series.values().subList(from, to))));
        }
        return dots;
    }

    private static @Nullable Double mean(List<Double> values) {
        double[] finite = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        return finite.length == 0 ? null : DoubleStream.of(finite).average().orElseThrow();
    }
}
