package dev.plumbline.icf;

/** How IOMeter goes from one run to the next; the order is that of the numbers in old files. */
public enum IcfTestType {
    /** All targets of all workers at once. */
    NORMAL,
    /** More targets of every worker in each run. */
    CYCLE_TARGETS,
    /** More workers of every manager in each run. */
    CYCLE_WORKERS,
    /** More targets of every worker in each run, for all workers together. */
    INCREMENT_TARGETS_PARALLEL,
    /** More targets in each run, one worker after the other: how a sweep over virtual machines is written. */
    INCREMENT_TARGETS_SERIAL,
    /** More workers, and for each number of them more targets. */
    CYCLE_WORKERS_AND_TARGETS,
    /** More outstanding operations in each run. */
    CYCLE_OUTSTANDING_IOS,
    /** More outstanding operations, and for each number of them more targets. */
    CYCLE_OUTSTANDING_IOS_AND_TARGETS;

    /** Whether the number of outstanding operations is swept. */
    public boolean sweepsQueueDepth() {
        return this == CYCLE_OUTSTANDING_IOS || this == CYCLE_OUTSTANDING_IOS_AND_TARGETS;
    }

    boolean sweepsWorkers() {
        return this == CYCLE_WORKERS || this == CYCLE_WORKERS_AND_TARGETS;
    }

    boolean sweepsTargets() {
        return this == CYCLE_TARGETS
                || this == INCREMENT_TARGETS_PARALLEL
                || this == CYCLE_WORKERS_AND_TARGETS
                || this == CYCLE_OUTSTANDING_IOS_AND_TARGETS;
    }
}
