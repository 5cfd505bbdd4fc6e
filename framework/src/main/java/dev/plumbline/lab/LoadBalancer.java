package dev.plumbline.lab;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Spreads the requests of clients over the web servers of machines. */
public interface LoadBalancer {

    /** Its name, unique within the lab. */
    String name();

    /** Where clients reach it, without a path: {@code http://127.0.0.1:40001}. */
    URI address();

    /** How its own attachment to the network carries what passes; empty where it is no part of this JVM. */
    default Optional<LinkAccess> link() {
        return Optional.empty();
    }

    /**
     * Puts exactly these machines behind it.
     *
     * @throws MissingCapabilityException when one of them has no web server
     * @throws Exception when it cannot be set up so
     */
    void balanceOver(List<Machine> machines) throws Exception;

    /**
     * The same for a trial in which one of them may break. What was sent on to it and not answered fails, and is never sent twice
     * by the balancer itself; what it would be sent while it is down waits until it is back, or goes to another one.
     *
     * @throws MissingCapabilityException when it cannot do that
     * @throws Exception when it cannot be set up so
     */
    default void balanceOver(List<Machine> machines, Repair repair) throws Exception {
        throw new MissingCapabilityException(name() + " cannot handle machines that break");
    }

    /**
     * Takes out a machine that is down: from now on it is sent nothing, and what it had not answered fails, until machines are put
     * behind the balancer anew.
     *
     * @throws MissingCapabilityException when it cannot do that
     * @throws Exception when it cannot be taken out
     */
    default void takeOut(Machine machine) throws Exception {
        throw new MissingCapabilityException(name() + " cannot take out " + machine.name());
    }

    /**
     * How many requests it has sent on to machines since {@link #balanceOver} was called for other ones than before; empty where
     * it does not count.
     *
     * @throws Exception when it does not tell
     */
    default OptionalLong requests() throws Exception {
        return OptionalLong.empty();
    }

    /**
     * Fails where it no longer serves.
     *
     * @throws IncompleteTrialException when it has ended
     */
    default void check() {
        // One of this JVM ends with it.
    }
}
