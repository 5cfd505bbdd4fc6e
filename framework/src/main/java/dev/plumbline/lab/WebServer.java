package dev.plumbline.lab;

import java.net.URI;

/**
 * An ability of a machine: it serves documents by HTTP. {@code GET} of {@link #documentPath} answers with that many bytes; a
 * {@code POST} to any path takes what it is sent. Each answer names the machine in the header {@link #ANSWERED_BY}.
 */
public interface WebServer {

    /** The response header that names the machine. */
    String ANSWERED_BY = "X-Answered-By";

    /** Where it is reached, without a path: {@code http://127.0.0.1:40001}. Starts it when it does not run yet. */
    URI address();

    /** The path of a document of so many bytes. */
    static String documentPath(long bytes) {
        return "/bytes/" + bytes;
    }
}
