package dev.plumbline.load;

import dev.plumbline.lab.WebServer;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * One client's own connection: plain HTTP 1.1, nothing pooled and nothing tried twice behind the measurement's back. It is the
 * layer below HttpClient, of the same project: per request it costs half the processor time of a client with a pool.
 */
final class HttpConnection implements Closeable {

    private static final int LONGEST_WAIT_MILLIS = 10_000;

    private final URI server;
    private final boolean keepAlive;
    private final BasicClassicHttpRequest request;
    private final Object lock = new Object();
    private @Nullable Socket socket;
    private @Nullable DefaultBHttpClientConnection http;
    private boolean closed;

    /** @param message what is posted; {@code null} where the document is only asked for */
    HttpConnection(URI server, String path, byte @Nullable [] message, boolean keepAlive) {
        this.server = server;
        this.keepAlive = keepAlive;
        this.request = new BasicClassicHttpRequest(message == null ? "GET" : "POST", path);
        request.setHeader(HttpHeaders.HOST, server.getRawAuthority());
        if (!keepAlive) {
            request.setHeader(HttpHeaders.CONNECTION, "close");
        }
        if (message != null) {
            request.setEntity(new ByteArrayEntity(message, null));
            request.setHeader(HttpHeaders.CONTENT_LENGTH, message.length);
        }
    }

    /**
     * An answer whose body is still to be read.
     *
     * @param machine who answered; {@code null} where the answer does not tell
     * @param bytes the length of the body; negative where the answer does not tell
     */
    record Reply(int status, @Nullable String machine, long bytes, InputStream body, boolean last) {}

    /** Connects, where it is not connected. */
    void open() throws IOException {
        connection();
    }

    private DefaultBHttpClientConnection connection() throws IOException {
        DefaultBHttpClientConnection there = http;
        if (there != null) {
            return there;
        }
        Socket fresh = new Socket();
        synchronized (lock) {
            if (closed) {
                throw new EOFException("the client was ended");
            }
            socket = fresh;
        }
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(LONGEST_WAIT_MILLIS);
        fresh.connect(new InetSocketAddress(server.getHost(), server.getPort()), LONGEST_WAIT_MILLIS);
        DefaultBHttpClientConnection made = new DefaultBHttpClientConnection(Http1Config.DEFAULT);
        made.bind(fresh);
        http = made;
        return made;
    }

    /** Names the requests that are sent from now on. */
    void name(String id) {
        request.setHeader(WebServer.REQUEST_ID, id);
    }

    /** Sends the request, and waits for the head of the answer. */
    Reply ask() throws IOException {
        try {
            DefaultBHttpClientConnection connection = connection();
            connection.sendRequestHeader(request);
            if (request.getEntity() != null) {
                connection.sendRequestEntity(request);
            }
            connection.flush();
            ClassicHttpResponse response = connection.receiveResponseHeader();
            connection.receiveResponseEntity(response);
            return reply(response);
        } catch (HttpException e) {
            throw new IOException("no HTTP", e);
        }
    }

    private Reply reply(ClassicHttpResponse response) throws IOException {
        Header machine = response.getFirstHeader(WebServer.ANSWERED_BY);
        boolean goesOn = keepAlive
                && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, HttpCoreContext.create());
        boolean empty = response.getEntity() == null;
        return new Reply(
                response.getCode(),
                machine == null ? null : machine.getValue(),
                empty ? 0 : response.getEntity().getContentLength(),
                empty ? InputStream.nullInputStream() : response.getEntity().getContent(),
                !goesOn);
    }

    /**
     * Called once the body has been read. A connection that ends is ended by the server first: who ends it first keeps its port
     * for a minute, and clients would run out of them.
     */
    void finish(Reply reply) throws IOException {
        Socket open = socket;
        if (reply.last() && open != null) {
            if (open.getInputStream().read() >= 0) {
                throw new IOException("more than the announced body");
            }
            drop();
        }
    }

    /** Ends the connection at once; the next request makes a new one. */
    void drop() throws IOException {
        synchronized (lock) {
            Socket open = socket;
            socket = null;
            if (open != null) {
                open.close();
            }
        }
        DefaultBHttpClientConnection open = http;
        http = null;
        if (open != null) {
            open.close(CloseMode.IMMEDIATE);
        }
    }

    /** Ends it for good; may be called by another thread, whose call makes the client's own fail. */
    @Override
    public void close() throws IOException {
        synchronized (lock) {
            closed = true;
            if (socket != null) {
                socket.close();
            }
        }
    }
}
