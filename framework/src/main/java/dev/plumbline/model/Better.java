package dev.plumbline.model;

/** The direction in which a response improves. */
public enum Better {
    /** More is better, as with a throughput. */
    HIGHER,
    /** Less is better, as with a latency. */
    LOWER
}
