package dev.plumbline.lab.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A short page of a server of the lab, which no proxy stands before. */
final class StatusPage {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int MOST_BYTES = 4096;

    private StatusPage() {}

    /** Over a connection of its own: one that was kept could be closed just then, and the request be sent, and counted, twice. */
    static String get(URI page) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Connection", "close");
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII);
        } finally {
            connection.disconnect();
        }
    }
}
