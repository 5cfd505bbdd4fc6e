package dev.plumbline.reports.sweeps;

import dev.plumbline.model.Cell;
import dev.plumbline.model.Experiment;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.Response;
import dev.plumbline.reports.charts.Spot;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.TreatmentReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of the verdict table, and where each of them stands. */
final class Rows {

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Map<Level, Integer>> levels;
    private final Experiment experiment;

    private Rows(Experiment experiment) {
        this.experiment = experiment;
        this.levels = experiment.factors().stream().map(Rows::numbered).toList();
    }

    /**
     * Rows for all responses of all treatments that were to be measured.
     *
     * @param page treatment id to Allure's id of its result
     */
    static Rows of(ExperimentReport report, Function<String, @Nullable String> page) {
        Rows all = new Rows(report.session().experiment());
        report.treatments().forEach(treatment -> all.add(treatment, page));
        return all;
    }

    List<Row> list() {
        return rows;
    }

    /** Where a drawing's points are, and their rows. */
    List<Double> spots(List<Spot> spots) {
        List<Double> numbers = new ArrayList<>(3 * spots.size());
        for (Spot spot : spots) {
            Integer place = places.get(key(spot.response(), spot.treatment()));
            if (place != null) {
                numbers.add(Math.rint(spot.x() * 10) / 10);
                numbers.add(Math.rint(spot.y() * 10) / 10);
                numbers.add((double) place);
            }
        }
        return numbers;
    }

    private void add(TreatmentReport treatment, Function<String, @Nullable String> page) {
        String id = treatment.treatment().id();
        String target = page.apply(id);
        List<Integer> at = at(treatment);
        for (int i = 0; i < experiment.responses().size(); i++) {
            Response response = experiment.responses().get(i);
            places.put(key(response.name(), id), rows.size());
            int number = i;
            rows.add(cell(treatment, response)
                    .map(cell -> Row.of(at, number, cell, target))
                    .orElseGet(() -> Row.unjudged(at, number, treatment.verdict(), target)));
        }
    }

    private static Optional<Cell> cell(TreatmentReport treatment, Response response) {
        return treatment.cells().stream()
                .filter(cell -> cell.response().equals(response.name()))
                .findFirst();
    }

    private List<Integer> at(TreatmentReport treatment) {
        List<Integer> at = new ArrayList<>(levels.size());
        for (int i = 0; i < levels.size(); i++) {
            Level level =
                    treatment.treatment().level(experiment.factors().get(i).name());
            at.add(levels.get(i).getOrDefault(level, 0));
        }
        return at;
    }

    private static Map<Level, Integer> numbered(Factor factor) {
        Map<Level, Integer> numbers = new HashMap<>();
        for (int i = 0; i < factor.levels().size(); i++) {
            numbers.putIfAbsent(factor.levels().get(i), i);
        }
        return numbers;
    }

    private static String key(String response, String treatment) {
        return response + "\n" + treatment;
    }
}
