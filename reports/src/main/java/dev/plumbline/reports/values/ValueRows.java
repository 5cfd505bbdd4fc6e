package dev.plumbline.reports.values;

import dev.plumbline.model.Experiment;
import dev.plumbline.model.Level;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.reports.source.Trials;
import dev.plumbline.reports.text.Safe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The rows of one session. A broken trial has a row for each declared response, without a value. */
final class ValueRows {

    private static final List<String> BEFORE_FACTORS =
            List.of("run", "experiment", "lab", "started", "block", "position", "arm", "treatment");
    private static final List<String> AFTER_FACTORS = List.of("response", "machine", "value", "unit", "outcome");

    private final Session session;
    private final Experiment experiment;
    private final List<String> factors;
    private final Map<String, Treatment> treatments;

    ValueRows(Session session, List<String> factors) {
        this.session = session;
        this.experiment = session.experiment();
        this.factors = factors;
        this.treatments = experiment.treatments().stream()
                .collect(Collectors.toMap(Treatment::id, Function.identity(), (one, same) -> one));
    }

    /** The names of all columns; a factor's is {@code factor.} and its name, so that none is called as another column. */
    static List<String> header(List<String> factors) {
        List<String> names = new ArrayList<>(BEFORE_FACTORS);
        factors.forEach(factor -> names.add(text("factor." + factor)));
        names.addAll(AFTER_FACTORS);
        return names;
    }

    void write(CSVPrinter printer) throws IOException {
        for (TrialRecord trial : session.trials()) {
            List<Object> start = start(trial);
            Measurement measurement = trial.measurement();
            if (measurement == null) {
                for (Response response : experiment.responses()) {
                    row(printer, start, trial, response.name(), "", null, response.unit());
                }
                continue;
            }
            for (Reading reading : measurement.readings()) {
                String unit = Trials.unit(reading, experiment);
                row(printer, start, trial, reading.response(), "", reading.value(), unit);
                for (Map.Entry<String, Double> machine : reading.machines().entrySet()) {
                    row(printer, start, trial, reading.response(), machine.getKey(), machine.getValue(), unit);
                }
            }
        }
    }

    /** What all rows of a trial begin with. */
    private List<Object> start(TrialRecord trial) {
        List<Object> cells = new ArrayList<>();
        cells.add(text(session.id()));
        cells.add(text(experiment.id()));
        cells.add(text(session.lab().name()));
        cells.add(trial.start().toString());
        cells.add(trial.block());
        cells.add(trial.position());
        cells.add(text(trial.arm()));
        cells.add(text(trial.treatment()));
        Treatment treatment = treatments.get(trial.treatment());
        Map<String, Level> levels = treatment == null ? Collections.emptyMap() : treatment.levels();
        factors.forEach(factor ->
                cells.add(levels.containsKey(factor) ? text(levels.get(factor).text()) : ""));
        return cells;
    }

    private static void row(
            CSVPrinter printer,
            List<Object> start,
            TrialRecord trial,
            String response,
            String machine,
            @Nullable Double value,
            String unit)
            throws IOException {
        List<Object> cells = new ArrayList<>(start.size() + AFTER_FACTORS.size());
        cells.addAll(start);
        cells.add(text(response));
        cells.add(text(machine));
        cells.add(value == null ? "" : value);
        cells.add(text(unit));
        cells.add(trial.outcome().name().toLowerCase(Locale.ROOT));
        printer.printRecord(cells);
    }

    /** Text for a cell: without what a terminal or a spreadsheet would act upon. */
    static String text(String raw) {
        String clean = Safe.cell(raw);
        return Safe.looksLikeFormula(clean) ? "'" + clean : clean;
    }
}
