package dev.plumbline.lab;

/** How long a provisioned resource serves. */
public enum Scope {
    /** One trial: made new for each. */
    TRIAL,
    /** One block: made once a block, with a view of it for each trial. The default. */
    BLOCK,
    /** All blocks of the experiment. */
    EXPERIMENT,
    /** All experiments of the run that ask for the same. */
    RUN
}
