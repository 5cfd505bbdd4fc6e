package dev.plumbline.lab.embedded;

import dev.plumbline.lab.Window;
import java.util.Arrays;

/**
 * One queue in front of one or more equal servers, emulated by schedule: nobody sleeps in it, it only says when a request
 * will be done. So it keeps its rate however late the caller's thread wakes up, as long as the caller's next request arrives,
 * by the schedule, at the end of the one before.
 *
 * <p>All moments are on the clock of {@link System#nanoTime()}.
 */
final class ServiceCentre {

    private final Pace pace;
    private final long[] freeFrom;
    private final long[] busyNanos;
    private Window watched = new Window(0, 0, 0);

    ServiceCentre(Pace pace, int servers) {
        this.pace = pace;
        this.freeFrom = new long[servers];
        this.busyNanos = new long[servers];
        clear();
    }

    int servers() {
        return freeFrom.length;
    }

    /** When a request is done that arrives now and takes so long; it goes to the server that is free first. */
    synchronized long serve(long arrival, double declaredNanos) {
        int first = 0;
        for (int server = 1; server < freeFrom.length; server++) {
            if (freeFrom[server] < freeFrom[first]) {
                first = server;
            }
        }
        long begin = Math.max(arrival, freeFrom[first]);
        long end = begin + pace.stretch(declaredNanos);
        freeFrom[first] = end;
        busyNanos[first] += Math.max(0, Math.min(end, watched.to()) - Math.max(begin, watched.from()));
        return end;
    }

    /** Forgets what still waits from an earlier trial. */
    synchronized void clear() {
        Arrays.fill(freeFrom, Long.MIN_VALUE);
    }

    synchronized void watch(Window window) {
        watched = window;
        Arrays.fill(busyNanos, 0);
    }

    /** For each server the share of the watched interval in which it was busy. */
    synchronized double[] busyShares() {
        double length = watched.to() - watched.from();
        return Arrays.stream(busyNanos)
                .mapToDouble(nanos -> Math.min(1, nanos / length))
                .toArray();
    }
}
