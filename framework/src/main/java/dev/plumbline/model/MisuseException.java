package dev.plumbline.model;

/**
 * A mistake in what a user wrote. The message is one sentence: what was wrong, where, and what to write instead; it is
 * shown without a stack trace.
 */
public class MisuseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A mistake, in one sentence. */
    public MisuseException(String sentence) {
        super(OneLine.of(sentence));
    }

    /** A mistake, in one sentence, and what brought it to light. */
    public MisuseException(String sentence, Throwable cause) {
        super(OneLine.of(sentence), cause);
    }
}
