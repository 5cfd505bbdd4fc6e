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
        this.pace = pace;
        this.servers = Stream.generate(Server::new).limit(servers).toList();
    }

    /** When a request is done that arrives now and takes so long; it goes to the server that can begin first. */
    synchronized long serve(long arrival, double declaredNanos) {
        long nanos = pace.stretch(declaredNanos);
        Server first = servers.get(0);
        long begin = first.begin(arrival, nanos);
        for (Server server : servers.subList(1, servers.size())) {
            long candidate = server.begin(arrival, nanos);
            if (candidate < begin) {
                begin = candidate;
                first = server;
            }
        }
        first.take(begin, begin + nanos, watched);
        return begin + nanos;
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
