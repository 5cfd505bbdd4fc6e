package dev.plumbline.cli;

import dev.plumbline.imports.ImportedSession;
import dev.plumbline.model.Experiment;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** An imported session as a table of its trials. */
final class SessionText {

    private SessionText() {}

    static void print(PrintWriter out, ImportedSession imported) {
        Session session = imported.session();
        Experiment experiment = session.experiment();
        out.println(experiment.id() + " on lab " + session.lab().name() + ", session " + session.id() + " from "
                + session.importedFrom() + " (order unknown: shown and compared, never gating)");
        TextTable table = new TextTable();
        List<String> titles = new ArrayList<>(List.of("treatment", "trial", "time (UTC)"));
        experiment.responses().forEach(response -> titles.add(title(response)));
        table.row(titles);
        for (Treatment treatment : experiment.treatments()) {
            for (TrialRecord trial : session.trials()) {
                if (trial.treatment().equals(treatment.id())) {
                    table.row(row(treatment, trial, experiment.responses()));
                }
            }
        }
        table.print(out);
        imported.remarks().forEach(remark -> out.println("  note: " + remark));
    }

    static String title(Response response) {
        return response.unit().isEmpty() ? response.name() : response.name() + " " + response.unit();
    }

    private static List<String> row(Treatment treatment, TrialRecord trial, List<Response> responses) {
        List<String> cells = new ArrayList<>(
                List.of(treatment.displayName(), String.valueOf(trial.block()), SessionTime.of(trial.start())));
        for (Response response : responses) {
            OptionalDouble value = trial.value(response.name());
            cells.add(value.isPresent() ? Quantities.formatNumber(value.getAsDouble()) : "–");
        }
        return cells;
    }
}
