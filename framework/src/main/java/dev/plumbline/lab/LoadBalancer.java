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
