package dev.plumbline.reports.charts;

import dev.plumbline.model.Cell;
import dev.plumbline.model.Comparison;
import dev.plumbline.model.Interval;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Response;
import dev.plumbline.reports.source.TreatmentReport;
import dev.plumbline.reports.text.Figures;
import dev.plumbline.reports.text.Safe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A response against the swept factor, in total and, where the values are sums over machines, for one of them on average. */
final class SweepSheets {

    /** The most curves that are drawn of one response. */
    private static final int CURVES = 12;

    /** The most points of one panel. */
    private static final int POINTS = 300;

    private final Layout layout;
    private final Response response;
    private final Map<String, Integer> machines = new HashMap<>();
    private final boolean summed;
    private final Signs signs;

    private SweepSheets(Layout layout, Response response) {
        this.layout = layout;
        this.response = response;
        this.summed = countMachines();
        this.signs = new Signs(layout, response);
    }

    static List<Sheet> of(Layout all) {
        List<Sheet> sheets = new ArrayList<>();
        Layout.Choice choice = all.most(CURVES);
        for (Response response : all.report().session().experiment().responses()) {
            new SweepSheets(choice.layout(), response).draw(choice.remark(), sheets);
        }
        return sheets;
    }

    private void draw(List<String> remark, List<Sheet> sheets) {
        List<Curve> curves = new ArrayList<>();
        layout.groups().forEach((name, treatments) -> {
            Curve curve = new Curve(name, treatments.stream().map(this::dot).toList());
            if (curve.hasValue()) {
                curves.add(curve);
            }
        });
        for (int from = 0; from < curves.size(); from += Charts.CURVES) {
            int to = Math.min(curves.size(), from + Charts.CURVES);
            String part = curves.size() <= Charts.CURVES
                    ? ""
                    : " (curves " + (from + 1) + " to " + to + " of " + curves.size() + ")";
            sheets.add(sheet(curves.subList(from, to), part, from, remark));
        }
    }

    private Sheet sheet(List<Curve> curves, String part, int from, List<String> remark) {
        int most = POINTS / curves.size();
        List<String> remarks = new ArrayList<>(remark);
        int longest =
                curves.stream().mapToInt(curve -> curve.dots().size()).max().orElse(0);
        if (longest > most) {
            remarks.add("Of " + longest + " levels no more than " + most
                    + " are drawn on a curve: of equally many neighbours the lowest and the highest.");
        }
        List<Curve> total = curves.stream()
                .map(curve -> new Curve(curve.name(), Thin.extremes(curve.dots(), most)))
                .toList();
        List<Panel> panels = new ArrayList<>(List.of(panel(summed ? ", total" : "", total)));
        if (summed) {
            panels.add(
                    panel(", per machine", total.stream().map(this::perMachine).toList()));
        }
        return new Sheet(
                Safe.line(response.name(), 60) + layout.axis().over() + part,
                FileNames.part(response.name()) + (from == 0 ? "" : "-" + (from / Charts.CURVES + 1)),
                layout.axis(),
                panels,
                key(curves),
                signs.of(curves.stream().map(Curve::name).toList()),
                remarks);
    }

    private Panel panel(String what, List<Curve> curves) {
        DoubleStream values = curves.stream()
                .flatMapToDouble(curve -> DoubleStream.concat(
                        curve.values(Dot::value),
                        curve.values(Dot::before).map(before -> before * (1 + response.tolerance()))));
        DoubleStream bounds = curves.stream().flatMapToDouble(curve -> curve.values(Dot::high));
        String unit = response.unit().isEmpty() ? "" : " (" + Safe.line(response.unit(), 20) + ")";
        return new Panel(
                Safe.line(response.name(), 40) + what + unit,
                response.name(),
                Safe.line(response.unit(), 20),
                Scale.fromZero(values, bounds),
                curves);
    }

    private Curve perMachine(Curve curve) {
        return new Curve(
                curve.name(),
                curve.dots().stream()
                        .map(dot -> dot.over(Math.max(1, machines.getOrDefault(dot.id(), 1))))
                        .toList());
    }

    private Sheet.Key key(List<Curve> curves) {
        List<String> arms = layout.report().session().design().arms();
        Sheet.Key key = Sheet.Key.of(arms.isEmpty() ? "this run" : "arm " + arms.get(arms.size() - 1));
        if (curves.stream().anyMatch(curve -> curve.has(Dot::before))) {
            key = key.before(arms.isEmpty() ? "baseline" : "arm " + arms.get(0), response.tolerance());
        }
        Optional<Interval> interval = layout.groups().values().stream()
                .flatMap(List::stream)
                .map(this::cell)
                .flatMap(Optional::stream)
                .map(Cell::interval)
                .filter(Objects::nonNull)
                .findFirst();
        return interval.isEmpty()
                ? key
                : key.interval(Figures.percent(interval.get().confidence()) + " interval");
    }

    private Dot dot(TreatmentReport treatment) {
        Optional<Cell> cell = cell(treatment);
        @Nullable Double value = cell.map(Cell::mean).orElseGet(() -> mean(treatment));
        @Nullable Interval interval = cell.map(Cell::interval).orElse(null);
        @Nullable Comparison comparison = cell.map(Cell::comparison).orElse(null);
        Dot empty = layout.dot(treatment);
        Dot dot = Dot.of(empty.x(), empty.id(), empty.name(), value);
        dot = interval == null ? dot : dot.between(interval.low(), interval.high());
        return comparison == null ? dot : dot.before(comparison.baseline());
    }

    private Optional<Cell> cell(TreatmentReport treatment) {
        return treatment.cells().stream()
                .filter(judged -> judged.response().equals(response.name()))
                .findFirst();
    }

    /** The mean of the trials where nothing was judged; of their logarithms where they have one, as in judging. */
    private @Nullable Double mean(TreatmentReport treatment) {
        double[] values = layout.fresh(treatment)
                .map(trial -> trial.value(response.name()))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        if (values.length == 0) {
            return null;
        }
        boolean logarithms = Arrays.stream(values).allMatch(value -> value > 0);
        double mean = Arrays.stream(values)
                .map(value -> logarithms ? Math.log(value) : value)
                .average()
                .orElseThrow();
        return logarithms ? Math.exp(mean) : mean;
    }

    /** Notes how many machines are behind each value; whether each value of several is their sum, rounding allowed for. */
    private boolean countMachines() {
        List<Boolean> sums = layout.groups().values().stream()
                .flatMap(Collection::stream)
                .flatMap(treatment -> layout.measured(treatment)
                        .flatMap(this::readings)
                        .peek(reading -> machines.merge(
                                treatment.treatment().id(), reading.machines().size(), Math::max)))
                .filter(reading -> reading.machines().size() > 1)
                .map(SweepSheets::isSum)
                .distinct()
                .toList();
        return sums.equals(List.of(true));
    }

    private Stream<Reading> readings(Measurement measurement) {
        return measurement.readings().stream()
                .filter(reading -> reading.response().equals(response.name()));
    }

    private static boolean isSum(Reading reading) {
        double sum = reading.machines().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return Math.abs(reading.value() - sum) <= 1e-6 * Math.abs(sum);
    }
}
