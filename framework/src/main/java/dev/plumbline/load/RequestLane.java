package dev.plumbline.load;

import dev.plumbline.lab.MachineProcessor;
import dev.plumbline.lab.ScheduledOutage;
import dev.plumbline.lab.WebServer;
import dev.plumbline.lab.Window;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** One client's requests: moved whole by HTTP, then carried chunk by chunk by the links' schedule, there and back. */
final class RequestLane implements ScheduleLoop.Lane {

    private static final long PAUSE_NANOS = 10_000_000;

    /** The balancer deals to several clients, so that one may be dealt the machine that was taken out more than once. */
    private static final int MOST_TRIES = 50;

    private final WebClient client;
    private final URI server;
    private final ScheduledCalls calls;
    private final Duration thinkTime;
    private final Duration firstPause;
    private final Window window;
    private final Histogram times;
    private final Errors errors;
    private final byte[] message;
    private State state = State.PAUSING;
    private @Nullable String name;
    private boolean held;
    private String machine = "";
    private long begun;
    private long toSend;
    private long toWork;
    private long toReceive;
    private long chunk;

    private enum State {
        PAUSING,
        READY,
        CALLING,
        WAITING
    }

    RequestLane(
            WebClient client,
            URI server,
            ScheduledCalls calls,
            Duration thinkTime,
            Duration firstPause,
            Window window,
            Histogram times,
            Errors errors) {
        this.client = client;
        this.server = server;
        this.calls = calls;
        this.thinkTime = thinkTime;
        this.firstPause = firstPause;
        this.window = window;
        this.times = times;
        this.errors = errors;
        this.message = new byte[calls.exchange().requestBytes()];
    }

    @Override
    public long begin(long arrival) {
        if (state == State.PAUSING) {
            return arrival + firstPause.toNanos();
        }
        if (state == State.WAITING) {
            return arrival + thinkTime.toNanos();
        }
        try {
            if (state == State.READY) {
                OptionalLong waits = call(arrival);
                if (waits.isPresent()) {
                    return waits.getAsLong();
                }
            }
            return cutOff(arrival, step(arrival));
        } catch (IOException e) {
            return failed(e, arrival);
        }
    }

    /** Sends the request; until when it waits in front of a machine that is down, and empty where it was answered. */
    private OptionalLong call(long arrival) throws IOException {
        beginOrResend(arrival);
        for (int tries = MOST_TRIES; ; tries--) {
            ClassicHttpResponse response = client.post(server, message, headers(arrival));
            WebClient.finish(response);
            Optional<ScheduledOutage> down = down(response, arrival);
            if (down.isPresent() && calls.waits()) {
                held = true;
                return OptionalLong.of(down.get().upFrom(arrival));
            }
            if (down.isEmpty() || tries == 0 || !calls.takenOut(window, arrival)) {
                answered(response);
                return OptionalLong.empty();
            }
        }
    }

    private void beginOrResend(long arrival) {
        if (name == null || calls.tracked().isEmpty()) {
            begun = arrival;
            name = calls.tracked().map(TrackedRequests::next).orElse(null);
        } else if (!held) {
            calls.tracked().get().resent();
        }
        held = false;
    }

    private Map<String, String> headers(long arrival) {
        return name == null
                ? Map.of()
                : Map.of(WebServer.REQUEST_ID, name, ScheduledOutage.ARRIVAL, Long.toString(arrival));
    }

    /** The schedule of the machine that answered that it is down. */
    private Optional<ScheduledOutage> down(ClassicHttpResponse response, long arrival) {
        Header answering = response.getFirstHeader(WebServer.ANSWERED_BY);
        return answering == null || calls.tracked().isEmpty()
                ? Optional.empty()
                : calls.outage(answering.getValue()).filter(outage -> outage.down(arrival));
    }

    private void answered(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != calls.exchange().status()) {
            throw new IOException("HTTP " + response.getCode());
        }
        Header answering = response.getFirstHeader(WebServer.ANSWERED_BY);
        machine = calls.traffic().answering(answering == null ? null : answering.getValue());
        toSend = message.length;
        toWork = calls.processor(machine).map(MachineProcessor::requestNanos).orElse(0L);
        toReceive = calls.exchange().replyBytes();
        state = State.CALLING;
    }

    /** When the next part of the way there, of the machine's work or of the way back is done. */
    private long step(long arrival) throws IOException {
        if (toSend > 0) {
            chunk = Math.min(toSend, calls.chunkBytes(machine));
            return calls.carryTo(machine, chunk, arrival);
        }
        if (toWork > 0) {
            MachineProcessor processor = calls.processor(machine).orElseThrow();
            chunk = Math.min(toWork, processor.sliceNanos());
            return processor.work(chunk, arrival);
        }
        chunk = Math.min(toReceive, calls.chunkBytes(machine));
        return calls.carry(machine, chunk, arrival);
    }

    /** The end of a step, unless the machine went down in the course of it. */
    private long cutOff(long arrival, long end) {
        OptionalLong down = calls.tracked().isEmpty()
                ? OptionalLong.empty()
                : calls.outage(machine)
                        .map(outage -> outage.wentDown(arrival, end))
                        .orElse(OptionalLong.empty());
        return down.isEmpty() ? end : failed(new SocketException("the machine went down"), down.getAsLong());
    }

    private long failed(IOException error, long moment) {
        errors.add(moment, error);
        if (name != null) {
            String failed = name;
            calls.tracked().ifPresent(requests -> requests.failed(failed));
        }
        state = State.READY;
        chunk = 0;
        return moment + PAUSE_NANOS;
    }

    @Override
    public void ended(long arrival, long end) {
        if (state == State.CALLING) {
            stepped(end);
        } else {
            state = State.READY;
        }
    }

    private void stepped(long end) {
        if (toSend > 0) {
            calls.traffic().of(machine, window).part(end, (int) chunk);
            toSend -= chunk;
        } else if (toWork > 0) {
            toWork -= chunk;
        } else {
            calls.traffic().of(machine, window).part(end, (int) chunk);
            toReceive -= chunk;
        }
        if (toSend == 0 && toWork == 0 && toReceive == 0) {
            whole(end);
        }
    }

    private void whole(long end) {
        calls.traffic().of(machine, window).whole(end);
        if (Tally.counts(window, end)) {
            times.recordValue(end - begun);
        }
        if (name != null) {
            String answered = name;
            calls.tracked().ifPresent(requests -> requests.answered(answered, machine, end));
            name = null;
        }
        state = thinkTime.isZero() ? State.READY : State.WAITING;
    }
}
