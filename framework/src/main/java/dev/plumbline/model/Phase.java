package dev.plumbline.model;

/** A part of one trial, in order. */
public enum Phase {
    /** The resources are put back to where every trial starts. */
    RESET,
    /** The experiment's body runs: warm-up, measured interval, collection. */
    MEASURE
}
