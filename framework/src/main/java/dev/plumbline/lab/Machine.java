package dev.plumbline.lab;

import java.util.Optional;

/** A place that load runs on: an emulated cell, a process, a virtual machine, a host. */
public interface Machine {

    /** Its name, unique within the lab. */
    String name();

    /** Whether it can take load now. */
    boolean ready();

    /** An ability of this machine; empty where it lacks it. */
    <P> Optional<P> port(Class<P> type);

    /**
     * An ability of this machine that must be there.
     *
     * @throws MissingCapabilityException when it lacks it
     */
    default <P> P require(Class<P> type, String capability) {
        return port(type)
                .orElseThrow(() -> new MissingCapabilityException("machine '" + name() + "' has no " + capability));
    }
}
