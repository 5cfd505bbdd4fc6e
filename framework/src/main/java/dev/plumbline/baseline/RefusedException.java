package dev.plumbline.baseline;

/** A session that must not become a baseline. The message is one sentence that says why; nothing was stored. */
public class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    /** A refusal, in one sentence. */
    public RefusedException(String sentence) {
        super(sentence);
    }
}
