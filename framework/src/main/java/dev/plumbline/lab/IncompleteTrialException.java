package dev.plumbline.lab;

import dev.plumbline.model.OneLine;

/** A trial that does not count: one sentence says which machine failed, and how. */
public class IncompleteTrialException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** One sentence. */
    public IncompleteTrialException(String sentence) {
        super(OneLine.of(sentence));
    }

    /** One sentence, and what stands behind it. */
    public IncompleteTrialException(String sentence, Throwable cause) {
        super(OneLine.of(sentence), cause);
    }
}
