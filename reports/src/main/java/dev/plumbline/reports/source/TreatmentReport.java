package dev.plumbline.reports.source;

import dev.plumbline.model.Cell;
import dev.plumbline.model.Treatment;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.model.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One treatment of an experiment.
 *
 * @param treatment its levels
 * @param verdict its verdict over all responses; {@code null} when the run ended before it
 * @param sentence what is to be said of it, the worst response first
 * @param cells its verdict on each response; empty without a verdict
 * @param trials its trials in the order in which they ran; may be empty
 */
public record TreatmentReport(
        Treatment treatment, @Nullable Verdict verdict, String sentence, List<Cell> cells, List<TrialRecord> trials) {

    /** Copies the lists. */
    public TreatmentReport {
        cells = List.copyOf(cells);
        trials = List.copyOf(trials);
    }

    /** Its verdict on one response; empty without one. */
    public Optional<Cell> cell(String response) {
        return cells.stream().filter(cell -> cell.response().equals(response)).findFirst();
    }
}
