package dev.plumbline.reports.sweeps;

import dev.plumbline.model.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one line says of an experiment.
 *
 * @param id the experiment's id, made harmless
 * @param question what was asked
 * @param verdict the verdict on the whole sweep; {@code null} when the run ended before it
 * @param answer one sentence
 * @param treatments verdicts of its treatments, counted; empty where nothing was measured
 * @param page Allure's id of its result; {@code null} when there is none
 * @param details the data file that says more; {@code null} where nothing was measured
 */
public record Brief(
        String id,
        String question,
        @Nullable Verdict verdict,
        String answer,
        List<Count> treatments,
        @Nullable String page,
        @Nullable String details) {

    /** Copies the list. */
    public Brief {
        treatments = List.copyOf(treatments);
    }
}
