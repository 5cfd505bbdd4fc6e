package dev.plumbline.lab.embedded;

import dev.plumbline.lab.ScheduledOutage;
import dev.plumbline.lab.WebServer;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The web server of a cell; it starts when somebody asks for its address. */
final class CellWebServer implements WebServer {

    private static final HttpString ANSWERED = new HttpString(ANSWERED_BY);
    private static final Pattern DOCUMENT = Pattern.compile("/bytes/(\\d{1,12})");
    private static final ByteBuffer CONTENT = content();
    private static final long LARGEST = 1L << 30;

    private final String machine;
    private final ScheduledOutage outage;
    private final WebThreads threads;
    private final Queue<String> done = new ConcurrentLinkedQueue<>();
    private @Nullable Undertow server;

    CellWebServer(String machine, ScheduledOutage outage, WebThreads threads) {
        this.machine = machine;
        this.outage = outage;
        this.threads = threads;
    }

    @Override
    public synchronized URI address() {
        if (server == null) {
            server = threads.start(this::answer);
        }
        return WebThreads.address(server);
    }

    synchronized void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    private void answer(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(ANSWERED, machine);
        if (outage.down(arrival(exchange))) {
            exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE).endExchange();
        } else if (exchange.getRequestMethod().equals(Methods.POST)) {
            exchange.getRequestReceiver().receivePartialBytes((upload, bytes, last) -> {
                if (last) {
                    note(upload);
                    reply(upload, StatusCodes.NO_CONTENT);
                }
            });
        } else {
            reply(exchange, StatusCodes.NOT_FOUND);
        }
    }

    private static long arrival(HttpServerExchange exchange) {
        String told = exchange.getRequestHeaders().getFirst(ScheduledOutage.ARRIVAL);
        try {
            return told == null ? System.nanoTime() : Long.parseLong(told);
        } catch (NumberFormatException e) {
            return System.nanoTime();
        }
    }

    private void note(HttpServerExchange exchange) {
        String id = exchange.getRequestHeaders().getFirst(REQUEST_ID);
        if (id != null) {
            done.add(id);
        }
    }

    @Override
    public Optional<List<String>> done() {
        return Optional.of(List.copyOf(done));
    }

    /** Forgets what it has done. */
    void clear() {
        done.clear();
    }

    /** The document that the path names; where it names none, nothing but a status. */
    private static void reply(HttpServerExchange exchange, int withoutDocument) {
        OptionalLong bytes = documentBytes(exchange.getRequestPath());
        if (bytes.isEmpty()) {
            exchange.setStatusCode(withoutDocument).endExchange();
            return;
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_LENGTH, bytes.getAsLong());
        exchange.getResponseSender().send(document(bytes.getAsLong()));
    }

    private static OptionalLong documentBytes(String path) {
        Matcher matcher = DOCUMENT.matcher(path);
        return matcher.matches() && Long.parseLong(matcher.group(1)) <= LARGEST
                ? OptionalLong.of(Long.parseLong(matcher.group(1)))
                : OptionalLong.empty();
    }

    private static ByteBuffer[] document(long bytes) {
        int size = CONTENT.capacity();
        ByteBuffer[] parts = new ByteBuffer[Math.toIntExact((bytes + size - 1) / size)];
        Arrays.setAll(parts, part -> CONTENT.duplicate().limit((int) Math.min(size, bytes - (long) part * size)));
        return parts;
    }

    /** Random bytes, which no one on the way can make smaller. */
    private static ByteBuffer content() {
        byte[] random = new byte[64 << 10];
        new Random(1).nextBytes(random);
        return ByteBuffer.wrap(random).asReadOnlyBuffer();
    }
}
