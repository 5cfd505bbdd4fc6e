package dev.plumbline.reports.sweeps;

import dev.plumbline.model.Expectation;
import dev.plumbline.reports.text.Safe;

/**
 * Whether an expectation came out.
 *
 * @param state whether it did
 * @param sentence what it says
 */
public record Came(Expectation.State state, String sentence) {

    static Came of(Expectation expectation) {
        return new Came(expectation.state(), Safe.lines(expectation.sentence(), Safe.MESSAGE));
    }
}
