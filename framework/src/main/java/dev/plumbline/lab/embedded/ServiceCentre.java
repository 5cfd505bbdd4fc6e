package dev.plumbline.lab.embedded;

import dev.plumbline.lab.Window;
import java.util.List;
import java.util.stream.Stream;

/**
 * One queue in front of one or more equal servers, emulated by schedule: nobody sleeps in it, it only says when a request
 * will be done. So it keeps its rate however late the caller's thread wakes up, as long as the caller's next request arrives,
 * by the schedule, at the end of the one before.
 *
 * <p>All moments are on the clock of {@link System#nanoTime()}.
 */
final class ServiceCentre {

    private final Pace pace;
    private final List<Server> servers;
    private Window watched = new Window(0, 0, 0);

    ServiceCentre(Pace pace, int servers) {
        this(pace, Stream.generate(Server::new).limit(servers).toList());
    }

    ServiceCentre(Pace pace, List<Server> servers) {
        this.pace = pace;
        this.servers = List.copyOf(servers);
    }

    /** When a request is done that arrives now and takes so long; it goes to the server that can begin first. */
    synchronized long serve(long arrival, double declaredNanos) {
        return take(first(arrival, pace.stretch(declaredNanos)));
    }

    /** The same for one that takes several times as long if it begins while it is slow. */
    synchronized long serve(long arrival, double declaredNanos, SlowSpan slow) {
        Turn turn = first(arrival, pace.stretch(declaredNanos));
        if (slow.times(turn.begin()) > 1) {
            Turn longer = first(arrival, pace.stretch(declaredNanos * slow.times(turn.begin())));
            // There may be a gap for a short one alone; a long one that would begin once all is over is no longer a
            // long one.
            turn = slow.times(longer.begin()) > 1 ? longer : first(longer.begin(), pace.stretch(declaredNanos));
        }
        return take(turn);
    }

    private record Turn(Server server, long begin, long nanos) {}

    private Turn first(long arrival, long nanos) {
        Server first = servers.get(0);
        long begin = first.begin(arrival, nanos);
        for (Server server : servers.subList(1, servers.size())) {
            long candidate = server.begin(arrival, nanos);
            if (candidate < begin) {
                begin = candidate;
                first = server;
            }
        }
        return new Turn(first, begin, nanos);
    }

    private long take(Turn turn) {
        if (turn.begin() == Long.MAX_VALUE) { // all servers are down for good
            return Long.MAX_VALUE;
        }
        long end = turn.begin() + turn.nanos();
        turn.server().take(turn.begin(), end, watched);
        return end;
    }

    /**
     * When work is done that arrives now and is cut into as many equal parts as there are servers, of which each goes to the
     * server that can begin first.
     */
    synchronized long serveInParts(long arrival, double declaredNanos) {
        long end = arrival;
        for (int part = 0; part < servers.size(); part++) {
            end = Math.max(end, serve(arrival, declaredNanos / servers.size()));
        }
        return end;
    }

    /** Forgets what still waits from an earlier trial. */
    synchronized void clear() {
        servers.forEach(Server::clear);
    }

    synchronized void watch(Window window) {
        watched = window;
        servers.forEach(Server::resetBusy);
    }

    /** For each server the share of the watched interval in which it was busy. */
    synchronized double[] busyShares() {
        double length = watched.to() - watched.from();
        return servers.stream()
                .mapToDouble(server -> Math.min(1, server.busyNanos() / length))
                .toArray();
    }
}
