package dev.plumbline.load;

import dev.plumbline.lab.WebServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** HTTP connections of one worker: plain, nothing tried twice behind the measurement's back. */
final class WebClient implements Closeable {

    private static final Timeout LONGEST_WAIT = Timeout.ofSeconds(10);

    /** Small, so that a document flows as it is read instead of arriving whole in the buffers of the way. */
    private static final int RECEIVE_BUFFER = 64 << 10;

    private final CloseableHttpClient client;

    /** With so many connections, which are kept alive. */
    WebClient(int connections) {
        this(connections, true);
    }

    WebClient(int connections, boolean keepAlive) {
        client = HttpClients.custom()
                .setConnectionReuseStrategy((request, response, context) -> keepAlive
                        && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context))
                .setDefaultHeaders(keepAlive ? List.of() : List.of(new BasicHeader(HttpHeaders.CONNECTION, "close")))
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(LONGEST_WAIT)
                                .setSocketTimeout(LONGEST_WAIT)
                                .build())
                        .setDefaultSocketConfig(SocketConfig.custom()
                                .setRcvBufSize(RECEIVE_BUFFER)
                                .setTcpNoDelay(true)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(LONGEST_WAIT)
                        .setResponseTimeout(LONGEST_WAIT)
                        .build())
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    /** Opens all connections, so that a trial does not begin with that; each of them moves one byte. */
    void connect(List<URI> addresses) throws IOException {
        List<ClassicHttpResponse> open = new ArrayList<>();
        try {
            for (URI address : addresses) {
                open.add(get(address.resolve(WebServer.documentPath(1))));
            }
        } finally {
            for (ClassicHttpResponse response : open) {
                finish(response);
            }
        }
    }

    /** Asks for a document; its body is still to be read, and the response to be closed. */
    ClassicHttpResponse get(URI document) throws IOException {
        return client.executeOpen(
                HttpHost.create(document), ClassicRequestBuilder.get(document).build(), null);
    }

    /** Sends a message whole. */
    ClassicHttpResponse post(URI address, byte[] message) throws IOException {
        return post(address, message, Map.of());
    }

    /** Sends a message whole, with these headers. */
    ClassicHttpResponse post(URI address, byte[] message, Map<String, String> headers) throws IOException {
        ClassicRequestBuilder request =
                ClassicRequestBuilder.post(address).setEntity(new ByteArrayEntity(message, null));
        headers.forEach(request::addHeader);
        return client.executeOpen(HttpHost.create(address), request.build(), null);
    }

    /** Reads what is left of the body, so that its connection serves the next request. */
    static void finish(ClassicHttpResponse response) throws IOException {
        EntityUtils.consume(response.getEntity());
        response.close();
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
