package dev.plumbline.lab;

import java.net.URI;
import java.util.OptionalLong;

/**
 * An ability of a machine: it serves documents by HTTP. {@code GET} of {@link #documentPath} answers with that many bytes. A
 * {@code POST} takes what it is sent, and answers once it has all of it: to that path with so many bytes, to any other one
 * without a body. Each answer names the machine in the header {@link #ANSWERED_BY}.
 */
public interface WebServer {

    /** The response header that names the machine. */
    String ANSWERED_BY = "X-Answered-By";

    /** Where it is reached, without a path: {@code http://127.0.0.1:40001}. Starts it when it does not run yet. */
    URI address();

    /**
     * Sees to it that documents of so many bytes can be asked for.
     *
     * @throws Exception when they cannot be made
     */
    default void offer(long bytes) throws Exception {
        // Documents of every size are there, unless a server needs to make them.
    }

    /**
     * Fails where it has been started and no longer serves.
     *
     * @throws IncompleteTrialException when it has ended
     */
    default void check() {
        // One of this JVM ends with it.
    }

    /**
     * How many requests it has been sent since it was started; empty where it does not count.
     *
     * @throws Exception when it does not tell
     */
    default OptionalLong requests() throws Exception {
        return OptionalLong.empty();
    }

    /** The path of a document of so many bytes. */
    static String documentPath(long bytes) {
        return "/bytes/" + bytes;
    }
}
