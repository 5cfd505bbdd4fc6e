package dev.plumbline.model;

/** How much it matters when an experiment finds a regression; reports sort and colour by it, verdicts do not know it. */
public enum Severity {
    /** Nothing may go on. */
    BLOCKER,
    /** It has to be looked at first. */
    CRITICAL,
    /** As most are. */
    NORMAL,
    /** It can wait. */
    MINOR,
    /** Good to know. */
    TRIVIAL
}
