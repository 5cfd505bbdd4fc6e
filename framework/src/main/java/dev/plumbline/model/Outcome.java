package dev.plumbline.model;

/** How one trial ended. */
public enum Outcome {
    /** Every machine that was asked answered for the whole interval, and every response has its number. */
    COMPLETE,
    /** Anything else; such a trial is never counted. */
    BROKEN
}
