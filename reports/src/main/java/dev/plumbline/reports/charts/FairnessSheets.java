package dev.plumbline.reports.charts;

import dev.plumbline.model.Reading;
import dev.plumbline.model.Response;
import dev.plumbline.reports.source.TreatmentReport;
import dev.plumbline.reports.text.Safe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/** How evenly a response was shared among the machines, against the swept factor. */
final class FairnessSheets {

    private static final int POINTS = 240;

    private static final String REMARK =
            "The lowest, the median and the highest machine of each trial, on average over the trials."
                    + " The index is Jain's, (Σx)² / (n Σx²): 1 where all n machines got the same, 1/n where one got everything.";

    private final Layout layout;
    private final Response response;

    private FairnessSheets(Layout layout, Response response) {
        this.layout = layout;
        this.response = response;
    }

    static List<Sheet> of(Layout all) {
        Layout.Choice curves = all.most(Charts.CURVES);
        Layout.Choice levels = curves.layout()
                .levels(POINTS / Math.max(1, curves.layout().groups().size()));
        List<Sheet> sheets = new ArrayList<>();
        for (Response response : all.report().session().experiment().responses()) {
            new FairnessSheets(levels.layout(), response).draw(List.of(curves.remark(), levels.remark()), sheets);
        }
        return sheets;
    }

    private void draw(List<List<String>> left, List<Sheet> sheets) {
        List<Curve> spread = new ArrayList<>();
        List<Curve> index = new ArrayList<>();
        layout.groups().forEach((name, treatments) -> {
            spread.add(new Curve(name, treatments.stream().map(this::spread).toList()));
            index.add(new Curve(name, treatments.stream().map(this::index).toList()));
        });
        if (spread.stream().noneMatch(Curve::hasValue)) {
            return;
        }
        List<String> remarks = new ArrayList<>(List.of(REMARK));
        left.forEach(remarks::addAll);
        String name = Safe.line(response.name(), 60);
        sheets.add(new Sheet(
                name + " of each machine" + layout.axis().over(),
                FileNames.part(response.name()) + "-fairness",
                layout.axis(),
                List.of(
                        machines(spread),
                        new Panel("fairness (Jain's index, 0 to 1)", response.name(), "", Scale.one(), index)),
                Sheet.Key.of("this run").interval("lowest to highest machine"),
                List.of(),
                remarks));
    }

    private Panel machines(List<Curve> spread) {
        String unit = Safe.line(response.unit(), 20);
        return new Panel(
                Safe.line(response.name(), 40) + ", median machine" + (unit.isEmpty() ? "" : " (" + unit + ")"),
                response.name(),
                unit,
                Scale.fromZero(
                        spread.stream()
                                .flatMapToDouble(curve -> DoubleStream.concat(
                                        curve.values(Dot::value),
                                        DoubleStream.concat(curve.values(Dot::low), curve.values(Dot::high)))),
                        DoubleStream.empty()),
                spread);
    }

    private Dot spread(TreatmentReport treatment) {
        List<double[]> trials = machines(treatment);
        Dot dot = layout.dot(treatment);
        return trials.isEmpty()
                ? dot
                : Dot.of(dot.x(), dot.id(), dot.name(), average(trials, FairnessSheets::median))
                        .between(average(trials, each -> each[0]), average(trials, each -> each[each.length - 1]));
    }

    private Dot index(TreatmentReport treatment) {
        List<Double> indices = machines(treatment).stream()
                .map(Fairness::jain)
                .filter(index -> !Double.isNaN(index))
                .toList();
        Dot dot = layout.dot(treatment);
        return indices.isEmpty()
                ? dot
                : Dot.of(
                        dot.x(),
                        dot.id(),
                        dot.name(),
                        indices.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElseThrow());
    }

    /** The machines' values of each trial that has several, from the lowest to the highest. */
    private List<double[]> machines(TreatmentReport treatment) {
        return layout.measured(treatment)
                .flatMap(measurement -> measurement.readings().stream())
                .filter(reading -> reading.response().equals(response.name()))
                .map(Reading::machines)
                .filter(machines -> machines.size() > 1)
                .map(machines -> machines.values().stream()
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray())
                .toList();
    }

    private interface Part {
        double of(double[] machines);
    }

    private static double average(List<double[]> trials, Part part) {
        return trials.stream().mapToDouble(part::of).average().orElseThrow();
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return Arrays.stream(sorted, sorted.length % 2 == 0 ? half - 1 : half, half + 1)
                .average()
                .orElseThrow();
    }
}
