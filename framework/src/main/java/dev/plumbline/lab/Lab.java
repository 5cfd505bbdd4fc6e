package dev.plumbline.lab;

import dev.plumbline.model.Fingerprint;
import java.util.Optional;

/**
 * A place where experiments run. What it can do is asked for by {@linkplain #port ports}; a lab that lacks one is a lab
 * without that capability.
 */
public interface Lab extends AutoCloseable {

    /** What {@code lab.yaml} says of it. */
    LabDescription description();

    /** A sentence that belongs on every page about a session here, as that the devices are emulated; empty for none. */
    Optional<String> notice();

    /** The environment, as it is now. */
    Fingerprint fingerprint();

    /** What it has to give. A kind of resource that it does not name is not limited. */
    Demand capacity();

    /** Warm-up and measured interval where neither a property nor the experiment says otherwise. */
    Times times();

    /** An ability of this lab, as {@link LunHost} or {@link MachineHost}; empty where it lacks it. */
    <P> Optional<P> port(Class<P> type);

    /** The name under which it is locked; two labs that would disturb each other have one. */
    default String lockName() {
        return description().name();
    }

    /** Told before each trial, and before anything is made or reset for it. */
    default void trialStarts(TrialPoint point) {}

    /**
     * Takes one side effect back. May be called twice with the same record, also by a later process than the one that caused
     * it; then it finds nothing to do.
     *
     * @throws Exception when the side effect is still there
     */
    void undo(UndoRecord record) throws Exception;

    /** Closes connections; provisioned resources are not its business. */
    @Override
    void close();

    /**
     * An ability of this lab that must be there.
     *
     * @throws MissingCapabilityException when it lacks it
     */
    default <P> P require(Class<P> type, String capability) {
        return port(type)
                .orElseThrow(() -> new MissingCapabilityException("lab '"
                        + description().name() + "' of kind " + description().kind() + " has no " + capability));
    }
}
