package dev.plumbline.expect;

import dev.plumbline.model.Expectation.State;
import dev.plumbline.model.Treatment;
import java.util.List;

/**
 * Whether an expectation came out.
 *
 * @param figures what was found, in words, as the rest of a sentence that begins with the expectation
 * @param concerned the treatments whose limits explain it
 */
record Answer(State state, String figures, List<Treatment> concerned) {

    Answer {
        concerned = List.copyOf(concerned);
    }

    static Answer undecided(String why) {
        return new Answer(State.UNDECIDED, why, List.of());
    }
}
