package dev.plumbline.lab;

import java.net.URI;
import java.util.List;

/** Spreads the requests of clients over the web servers of machines. */
public interface LoadBalancer {

    /** Its name, unique within the lab. */
    String name();

    /** Where clients reach it, without a path: {@code http://127.0.0.1:40001}. */
    URI address();

    /** How its own attachment to the network carries what passes. */
    LinkAccess link();

    /**
     * Puts exactly these machines behind it.
     *
     * @throws MissingCapabilityException when one of them has no web server
     * @throws Exception when it cannot be set up so
     */
    void balanceOver(List<Machine> machines) throws Exception;
}
