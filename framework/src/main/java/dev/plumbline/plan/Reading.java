package dev.plumbline.plan;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading an experiment's method.
 *
 * @param definition the experiment; empty when there are mistakes
 * @param mistakes one sentence each
 */
public record Reading(Optional<ExperimentDefinition> definition, List<String> mistakes) {

    /** Copies the list. */
    public Reading {
        mistakes = List.copyOf(mistakes);
    }
}
