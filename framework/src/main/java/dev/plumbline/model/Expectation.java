package dev.plumbline.model;

import java.util.Collection;
import java.util.Objects;

/**
 * Whether a shape that was stated beforehand came out.
 *
 * @param text what was expected, as it was declared
 * @param state whether it came out
 * @param sentence one sentence for people: the figures, and where it did not come out what limited them
 */
public record Expectation(String text, State state, String sentence) {

    /** Rejects an expectation that says nothing. */
    public Expectation {
        Objects.requireNonNull(state, "state");
        if (text.isBlank() || sentence.isBlank()) {
            throw new IllegalArgumentException("an expectation and its sentence say something");
        }
    }

    /** Whether a stated shape came out. */
    public enum State {
        /** It came out. */
        MET("as expected"),
        /** It did not come out, by more than the noise of the session allows for. */
        NOT_MET("not as expected"),
        /** The session cannot tell: too few blocks, too much noise, or treatments that were not measured. */
        UNDECIDED("cannot tell");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** The one of these that stands for all of them: what did not come out somewhere did not come out. */
        public static State worst(Collection<State> states) {
            return states.contains(NOT_MET) ? NOT_MET : states.contains(UNDECIDED) ? UNDECIDED : MET;
        }

        /** For people, as {@code not as expected}. */
        public String words() {
            return words;
        }
    }
}
