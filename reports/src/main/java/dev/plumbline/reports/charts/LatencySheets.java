package dev.plumbline.reports.charts;

import dev.plumbline.model.Latencies;
import dev.plumbline.model.Measurement;
import dev.plumbline.reports.source.TreatmentReport;
import dev.plumbline.reports.text.Safe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** How long single operations took against the swept factor: one panel for each level of the other factors. */
final class LatencySheets {

    private static final int PANELS = 6;
    private static final int POINTS = 150;

    private static final String SUMMED =
            "Percentiles are those of all operations of a treatment: its trials' histograms are added up.";
    private static final String MEDIANS =
            "Where trials have no histogram, the median of the trials' percentiles is drawn, and of the longest the longest.";

    private final Layout layout;
    private boolean medians;

    private LatencySheets(Layout layout) {
        this.layout = layout;
    }

    static List<Sheet> of(Layout all) {
        Layout.Choice panels = all.most(PANELS);
        Layout.Choice levels = panels.layout()
                .levels(POINTS / Math.max(2, panels.layout().groups().size()));
        LatencySheets sheets = new LatencySheets(levels.layout());
        List<String> remarks = new ArrayList<>(panels.remark());
        remarks.addAll(levels.remark());
        return sheets.draw(remarks);
    }

    private List<Sheet> draw(List<String> left) {
        Map<String, List<Curve>> groups = new LinkedHashMap<>();
        layout.groups().forEach((name, treatments) -> {
            List<Curve> curves = curves(treatments);
            if (!curves.isEmpty()) {
                groups.put(name, curves);
            }
        });
        if (groups.isEmpty()) {
            return List.of();
        }
        Scale scale = Scale.wide(groups.values().stream()
                .flatMap(List::stream)
                .flatMapToDouble(curve -> curve.values(Dot::value))
                .toArray());
        List<Panel> panels = new ArrayList<>();
        groups.forEach((name, curves) -> panels.add(new Panel(
                (name.isEmpty() ? "" : Safe.line(name, 60) + ": ") + "latency (ms)", "latency", "ms", scale, curves)));
        List<String> remarks = new ArrayList<>(List.of(medians ? MEDIANS : SUMMED));
        remarks.addAll(left);
        return List.of(new Sheet(
                "latency" + layout.axis().over(),
                "latency",
                layout.axis(),
                panels,
                Sheet.Key.of(""),
                List.of(),
                remarks));
    }

    /** One for each percentile that any treatment has. */
    private List<Curve> curves(List<TreatmentReport> treatments) {
        Map<Percentile, List<Dot>> dots = new TreeMap<>();
        for (TreatmentReport treatment : treatments) {
            Map<Percentile, Double> values = percentiles(treatment);
            Dot empty = layout.dot(treatment);
            for (Percentile percentile : Percentile.values()) {
                Dot dot = Dot.of(empty.x(), empty.id(), empty.name(), values.get(percentile));
                dots.computeIfAbsent(percentile, p -> new ArrayList<>()).add(dot);
            }
        }
        return dots.entrySet().stream()
                .map(entry -> new Curve(entry.getKey().words(), entry.getValue()))
                .filter(Curve::hasValue)
                .toList();
    }

    private Map<Percentile, Double> percentiles(TreatmentReport treatment) {
        List<Latencies> trials = layout.measured(treatment)
                .map(Measurement::latencies)
                .filter(Objects::nonNull)
                .filter(latencies -> latencies.count() > 0)
                .toList();
        Map<Percentile, Double> added =
                Histograms.percentiles(trials.stream().map(Latencies::histogram).toList());
        if (!added.isEmpty() || trials.isEmpty()) {
            return added;
        }
        medians = true;
        Map<Percentile, Double> values = new TreeMap<>();
        for (Percentile percentile : Percentile.values()) {
            percentile.over(trials).ifPresent(value -> values.put(percentile, value));
        }
        return values;
    }

    /** What is drawn of a distribution. */
    enum Percentile {
        P50(50, "p50"),
        P90(90, "p90"),
        P99(99, "p99"),
        P999(99.9, "p99.9"),
        MAX(100, "longest");

        private final double number;
        private final String words;

        Percentile(double number, String words) {
            this.number = number;
            this.words = words;
        }

        double number() {
            return number;
        }

        String words() {
            return words;
        }

        /** Of trials whose percentiles alone are known. */
        private OptionalDouble over(List<Latencies> trials) {
            if (this == MAX) {
                return trials.stream().mapToDouble(Latencies::maxMillis).max();
            }
            double[] sorted = trials.stream()
                    .map(trial -> trial.percentilesMillis().get(number))
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[sorted.length / 2]);
        }
    }
}
