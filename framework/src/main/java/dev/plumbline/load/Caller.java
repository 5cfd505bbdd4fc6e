package dev.plumbline.load;

import dev.plumbline.lab.Window;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One client: asks, reads the answer through a buffer of its own, and asks again. Used by one thread, for one trial. */
final class Caller implements Closeable {

    /** How long a client waits after an error; one that asked again at once would do nothing but fail. */
    private static final long PAUSE_NANOS = 10_000_000;

    /** A request that has a name, and when it was first sent. */
    private record Unanswered(String name, long begun) {}

    /** What one worker's clients count together. */
    record Counts(Histogram times, Errors errors, Totals totals) {}

    private final Calls calls;
    private final URI server;
    private final HttpConnection connection;
    private final byte[] buffer;
    private final ProcessorDemand demand = new ProcessorDemand();

    /** What is to be sent again; {@code null} where the next request is a new one. */
    private @Nullable Unanswered unanswered;

    Caller(Calls calls, URI server, byte[] message, int bufferBytes) {
        WebExchange exchange = calls.exchange();
        this.calls = calls;
        this.server = server;
        this.connection = new HttpConnection(
                server,
                exchange.path(),
                exchange.posts() ? message : null,
                calls.clients().keepAlive());
        this.buffer = new byte[(int) Math.max(1, Math.min(bufferBytes, exchange.replyBytes()))];
    }

    /** Connects, so that the trial does not begin with that. */
    void open() throws IOException {
        connection.open();
    }

    ProcessorDemand demand() {
        return demand;
    }

    /**
     * Calls until the window ends; a call that is under way then is answered, but not read to its end.
     *
     * @return when it began
     */
    long run(Window window, Counts counts) throws Exception {
        ScheduleLoop.parkUntil(window.start());
        long began = System.nanoTime();
        while (System.nanoTime() < window.to()) {
            watch(window);
            try {
                call(window, counts);
                think(window);
            } catch (IOException e) {
                failed(e, window, counts);
            }
        }
        demand.end();
        connection.drop();
        return began;
    }

    private void watch(Window window) {
        if (!demand.begun() && System.nanoTime() >= window.from()) {
            demand.begin();
        }
    }

    private void think(Window window) throws InterruptedException {
        long pause = calls.clients().thinkTime().toNanos();
        if (pause > 0) {
            ScheduleLoop.parkUntil(Math.min(window.to(), System.nanoTime() + pause));
        }
    }

    private void failed(IOException error, Window window, Counts counts) throws IOException, InterruptedException {
        long moment = System.nanoTime();
        connection.drop();
        if (Thread.interrupted()) {
            throw new InterruptedException("the trial was given up");
        }
        counts.errors().add(moment, error);
        if (moment > window.to() && error instanceof SocketTimeoutException) {
            calls.silent(server);
        }
        Unanswered open = unanswered;
        if (open != null) {
            calls.tracked().ifPresent(requests -> requests.failed(open.name()));
        }
        counts.totals().failed();
        calls.failed();
        ScheduleLoop.parkUntil(moment + PAUSE_NANOS);
    }

    private void call(Window window, Counts counts) throws IOException {
        long begun = begin();
        counts.totals().begun();
        HttpConnection.Reply reply = connection.ask();
        if (System.nanoTime() > window.to()) {
            calls.answeredLast(server);
        }
        Traffic traffic = traffic(reply, window);
        traffic.part(System.nanoTime(), calls.exchange().requestBytes());
        if (!readWhole(reply, window, traffic)) {
            counts.totals().cutOff();
            return;
        }
        long end = System.nanoTime();
        counts.totals().whole();
        traffic.whole(end);
        answered(reply, end);
        if (Tally.counts(window, end)) {
            counts.times().recordValue(end - begun);
        }
        connection.finish(reply);
    }

    /** When the request that follows was first sent: now, unless it is sent again. */
    private long begin() {
        long now = System.nanoTime();
        if (calls.tracked().isEmpty()) {
            return now;
        }
        TrackedRequests requests = calls.tracked().get();
        Unanswered open = unanswered;
        if (open == null) {
            open = new Unanswered(requests.next(), now);
            unanswered = open;
            connection.name(open.name());
        } else {
            requests.resent();
        }
        return open.begun();
    }

    private void answered(HttpConnection.Reply reply, long end) {
        Unanswered open = unanswered;
        String machine = reply.machine();
        if (open != null && machine != null) {
            calls.tracked().ifPresent(requests -> requests.answered(open.name(), machine, end));
            unanswered = null;
        }
    }

    private Traffic traffic(HttpConnection.Reply reply, Window window) throws IOException {
        if (reply.status() != calls.exchange().status()) {
            throw new IOException("HTTP " + reply.status());
        }
        String machine = calls.traffic().answering(reply.machine());
        if (reply.bytes() != calls.exchange().replyBytes()) {
            throw new IOException("a body of another length");
        }
        calls.traffic().answered(machine);
        return calls.traffic().of(machine, window);
    }

    /** Whether it was read to its end before the window ended; what came until then counts. */
    private boolean readWhole(HttpConnection.Reply reply, Window window, Traffic traffic) throws IOException {
        long left = reply.bytes();
        while (left > 0) {
            int count = reply.body().read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new EOFException("the body ended " + left + " B early");
            }
            long now = System.nanoTime();
            traffic.part(now, count);
            left -= count;
            if (now > window.to() && left > 0) {
                calls.answeredLast(server);
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
