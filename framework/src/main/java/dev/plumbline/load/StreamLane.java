package dev.plumbline.load;

import dev.plumbline.lab.LinkAccess;
import dev.plumbline.lab.WebServer;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** One message after the other in one direction: moved whole by HTTP, then carried chunk by chunk by the links' schedule. */
final class StreamLane implements ScheduleLoop.Lane {

    /** Seen from the machine, not from the peer. */
    enum Direction {
        READ,
        WRITE
    }

    /**
     * The way of a machine's messages.
     *
     * @param peer where the peer's web server is reached
     * @param near the machine's link
     * @param far the peer's link
     * @param messageBytes the size of a message
     */
    record Route(URI peer, LinkAccess near, LinkAccess far, int messageBytes) {

        int chunkBytes() {
            return Math.min(messageBytes, Math.min(near.chunkBytes(), far.chunkBytes()));
        }
    }

    /** Told of each message that ended. */
    @FunctionalInterface
    interface Ended {
        void message(long begun, long end);
    }

    private final WebClient client;
    private final Route route;
    private final Direction direction;
    private final Traffic traffic;
    private final Ended messages;
    private final byte[] message;
    private long begun;
    private int left;

    StreamLane(WebClient client, Route route, Direction direction, Traffic traffic, Ended messages) {
        this.client = client;
        this.route = route;
        this.direction = direction;
        this.traffic = traffic;
        this.messages = messages;
        this.message = new byte[direction == Direction.WRITE ? route.messageBytes() : 0];
    }

    @Override
    public long begin(long arrival) throws IOException {
        if (left == 0) {
            move();
            begun = arrival;
            left = route.messageBytes();
        }
        int chunk = chunk();
        return switch (direction) {
            case READ -> Math.max(route.far().send(chunk, arrival), route.near().receive(chunk, arrival));
            case WRITE ->
                Math.max(route.near().send(chunk, arrival), route.far().receive(chunk, arrival));
        };
    }

    private void move() throws IOException {
        ClassicHttpResponse response = switch (direction) {
            case READ -> client.get(route.peer().resolve(WebServer.documentPath(route.messageBytes())));
            case WRITE -> client.post(route.peer().resolve("/"), message);
        };
        WebClient.finish(response);
        if (response.getCode() / 100 != 2) {
            throw new IOException("the peer answered with HTTP " + response.getCode());
        }
    }

    private int chunk() {
        return Math.min(left, route.chunkBytes());
    }

    @Override
    public void ended(long arrival, long end) {
        int chunk = chunk();
        traffic.part(end, chunk);
        left -= chunk;
        if (left == 0) {
            traffic.whole(end);
            messages.message(begun, end);
        }
    }
}
