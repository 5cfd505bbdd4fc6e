package dev.plumbline.load;

import dev.plumbline.lab.WebServer;
import dev.plumbline.lab.Window;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** One client's requests: moved whole by HTTP, then carried chunk by chunk by the links' schedule, there and back. */
final class RequestLane implements ScheduleLoop.Lane {

    private static final long PAUSE_NANOS = 10_000_000;

    private final WebClient client;
    private final URI server;
    private final ScheduledCalls calls;
    private final Duration thinkTime;
    private final Window window;
    private final Histogram times;
    private final Errors errors;
    private final byte[] message;
    private State state = State.READY;
    private String machine = "";
    private long begun;
    private long toSend;
    private long toReceive;
    private long chunk;

    private enum State {
        READY,
        CALLING,
        WAITING
    }

    RequestLane(
            WebClient client,
            URI server,
            ScheduledCalls calls,
            Duration thinkTime,
            Window window,
            Histogram times,
            Errors errors) {
        this.client = client;
        this.server = server;
        this.calls = calls;
        this.thinkTime = thinkTime;
        this.window = window;
        this.times = times;
        this.errors = errors;
        this.message = new byte[calls.exchange().requestBytes()];
    }

    @Override
    public long begin(long arrival) {
        if (state == State.WAITING) {
            return arrival + thinkTime.toNanos();
        }
        try {
            if (state == State.READY) {
                machine = move();
                begun = arrival;
                toSend = message.length;
                toReceive = calls.exchange().replyBytes();
                state = State.CALLING;
            }
            chunk = Math.min(toSend > 0 ? toSend : toReceive, calls.chunkBytes(machine));
            return toSend > 0 ? calls.carryTo(machine, chunk, arrival) : calls.carry(machine, chunk, arrival);
        } catch (IOException e) {
            errors.add(arrival, e);
            state = State.READY;
            chunk = 0;
            return arrival + PAUSE_NANOS;
        }
    }

    /** The machine that answered. */
    private String move() throws IOException {
        ClassicHttpResponse response = client.post(server, message);
        WebClient.finish(response);
        if (response.getCode() != calls.exchange().status()) {
            throw new IOException("HTTP " + response.getCode());
        }
        Header answering = response.getFirstHeader(WebServer.ANSWERED_BY);
        return calls.traffic().answering(answering == null ? null : answering.getValue());
    }

    @Override
    public void ended(long arrival, long end) {
        if (state == State.CALLING) {
            carried(end);
        } else {
            state = State.READY;
        }
    }

    private void carried(long end) {
        Traffic traffic = calls.traffic().of(machine, window);
        traffic.part(end, (int) chunk);
        if (toSend > 0) {
            toSend -= chunk;
        } else {
            toReceive -= chunk;
        }
        if (toSend == 0 && toReceive == 0) {
            traffic.whole(end);
            if (Tally.counts(window, end)) {
                times.recordValue(end - begun);
            }
            state = thinkTime.isZero() ? State.READY : State.WAITING;
        }
    }
}
