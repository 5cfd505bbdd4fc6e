package dev.plumbline.lab;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An ability of a machine: it serves documents by HTTP. {@code GET} of {@link #documentPath} answers with that many bytes. A
 * {@code POST} takes what it is sent, and answers once it has all of it: to that path with so many bytes, to any other one
 * without a body. Each answer names the machine in the header {@link #ANSWERED_BY}.
 */
public interface WebServer {

    /** The response header that names the machine. */
    String ANSWERED_BY = "X-Answered-By";

    /** How long {@link #ownName()} waits. */
    int LONGEST_ANSWER_MILLIS = 20_000;

    /** The request header by which a client names a request, as far as it wants to find it in {@link #done()}. */
    String REQUEST_ID = "X-Request-Id";

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

    /**
     * The name by which it answers there.
     *
     * @throws IOException when it does not answer, or without a name
     */
    default String ownName() throws IOException {
        HttpURLConnection asked =
                (HttpURLConnection) address().resolve("/").toURL().openConnection(Proxy.NO_PROXY);
        asked.setConnectTimeout(LONGEST_ANSWER_MILLIS);
        asked.setReadTimeout(LONGEST_ANSWER_MILLIS);
        try {
            String name = asked.getHeaderField(ANSWERED_BY);
            if (name == null) {
                throw new IOException(
                        address() + " answers with status " + asked.getResponseCode() + " and without a name");
            }
            return name;
        } finally {
            asked.disconnect();
        }
    }

    /**
     * The names of the requests that it has answered, as far as they bear the header {@link #REQUEST_ID}; one twice that it was sent
     * twice. Those of earlier trials may be among them. Empty where it keeps no such list, or has lost it.
     *
     * @throws Exception when it does not tell
     */
    default Optional<List<String>> done() throws Exception {
        return Optional.empty();
    }

    /** The path of a document of so many bytes. */
    static String documentPath(long bytes) {
        return "/bytes/" + bytes;
    }
}
