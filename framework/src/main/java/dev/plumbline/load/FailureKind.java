package dev.plumbline.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** What kind of failure stands behind an exception of a connection, in the words of reports. */
final class FailureKind {

    private static final int LONGEST = 100;

    private FailureKind() {}

    static String of(IOException error) {
        String message = String.valueOf(error.getMessage());
        if (error instanceof BindException || message.startsWith("Cannot assign requested address")) {
            return "no local port free";
        }
        if (error instanceof SocketTimeoutException) {
            return "timeout";
        }
        if (error instanceof ConnectException) {
            return message.toLowerCase(Locale.ROOT).contains("refused") ? "connection refused" : "no connection";
        }
        if (error instanceof NoRouteToHostException) {
            return "no route";
        }
        if (error instanceof NoHttpResponseException) {
            return "closed without an answer";
        }
        if (error instanceof ConnectionClosedException || error instanceof EOFException) {
            return "short body";
        }
        if (error instanceof SocketException) {
            return "connection reset";
        }
        return error.getClass() == IOException.class
                ? message.substring(0, Math.min(LONGEST, message.length()))
                : error.getClass().getSimpleName();
    }
}
