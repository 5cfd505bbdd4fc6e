package dev.plumbline.load;

import dev.plumbline.lab.WebServer;
import dev.plumbline.model.Quantities;

/**
 * What a client asks and is answered, over and over.
 *
 * @param requestBytes the size of the message that is posted; 0 where a document is only asked for
 * @param replyBytes the size of the answer's body
 */
record WebExchange(int requestBytes, long replyBytes) {

    boolean posts() {
        return requestBytes > 0;
    }

    String path() {
        return posts() && replyBytes == 0 ? "/" : WebServer.documentPath(replyBytes);
    }

    /** As servers answer: with a body, or without one. */
    int status() {
        return replyBytes == 0 ? 204 : 200;
    }

    String words() {
        String reply = Quantities.formatBytes((double) replyBytes);
        return posts() ? Quantities.formatBytes(requestBytes) + " → " + reply : reply;
    }
}
