package dev.plumbline.lab;

import java.util.Optional;

/**
 * An ability of a {@link Provisioner}: one resource serves treatments whose specs differ, each with a view of its part.
 *
 * @param <S> the spec
 * @param <R> the resource
 */
public interface Shareable<S extends Record, R> {

    /**
     * Why one resource cannot serve both.
     *
     * @return the attribute in which the two differ, as in {@code disk}; empty when it can serve both
     */
    Optional<String> conflict(S one, S other);

    /** The smallest spec that covers both; called only without a conflict. */
    S most(S one, S other);

    /** What is idle while {@code part} of {@code whole} is in use. */
    Covariates parked(S whole, S part);

    /** The part of a resource that one trial works with. */
    R view(R whole, S part, Conductor conductor);
}
