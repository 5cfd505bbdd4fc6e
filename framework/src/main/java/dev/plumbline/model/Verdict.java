package dev.plumbline.model;

import java.util.Collection;

/** The outcome of holding a session against its baseline, in order of priority: of several, the first one counts. */
public enum Verdict {
    /** Trials were lost, treatments are missing, or the lab lacks a capability. */
    BROKEN,
    /** An identity key of the fingerprint differs that was not expected to. */
    NOT_COMPARABLE,
    /** Worse than the tolerance allows. */
    REGRESSION,
    /** The data cannot tell. */
    INCONCLUSIVE,
    /** Nothing is stored to compare with. */
    NO_BASELINE,
    /** Better than the tolerance. */
    IMPROVEMENT,
    /** Inside the tolerance. */
    EQUIVALENT;

    /**
     * The verdict on a whole whose parts have these verdicts.
     *
     * @throws IllegalArgumentException when there are none
     */
    public static Verdict merge(Collection<Verdict> parts) {
        return parts.stream()
                .min(Verdict::compareTo)
                .orElseThrow(() -> new IllegalArgumentException("no verdicts to merge"));
    }
}
