package dev.plumbline.lab.linux;

import dev.plumbline.model.Quantities;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * What limits a volume that nbdkit serves.
 *
 * @param service how long each request takes, one after the other over all clients; zero for no such limit
 * @param bitsPerSecond the most that it moves in a second; empty for no such limit
 */
public record NbdService(Duration service, OptionalLong bitsPerSecond) {

    private static final int WAITS = 11;

    /** What a volume that was left alone may do ahead of its rate; nbdkit's own two seconds would be most of a trial. */
    private static final String BURST_SECONDS = "0.1";

    /** What is beyond so many times the service is somebody else's load. */
    private static final double MOST_TAKEN = 1.2;

    /**
     * nbdkit's arguments to serve a file; it goes to the background once it takes connections. noparallel makes clients wait
     * for each other, which the delay alone does not.
     *
     * @param rateFile what sets another rate from the moment on at which it is there
     */
    public List<String> command(Path socket, Path pid, Path file, Optional<Path> rateFile) {
        List<String> command = new ArrayList<>(
                List.of(Tool.NBDKIT.program(), "--unix", socket.toString(), "--pidfile", pid.toString()));
        List<String> settings = new ArrayList<>();
        if (!service.isZero()) {
            command.addAll(List.of("--filter=noparallel", "--filter=delay"));
            String millis = service.toMillis() + "ms";
            settings.addAll(List.of("serialize=all-requests", "delay-read=" + millis, "delay-write=" + millis));
        }
        bitsPerSecond.ifPresent(rate -> {
            command.add("--filter=rate");
            settings.addAll(List.of("rate=" + rate, "burstiness=" + BURST_SECONDS));
            rateFile.ifPresent(it -> settings.add("rate-file=" + it));
        });
        command.addAll(List.of("file", file.toString()));
        command.addAll(settings);
        return command;
    }

    /** Whether its rate alone limits it, which can be set while it serves. */
    boolean rateAlone() {
        return bitsPerSecond.isPresent() && service.isZero();
    }

    /** How long the computer really takes to wait for the service time, as nbdkit does; it always takes somewhat longer. */
    Duration taken() {
        long[] waits = new long[WAITS];
        for (int i = 0; i < WAITS; i++) {
            long begin = System.nanoTime();
            for (long left = service.toNanos(); left > 0; left = service.toNanos() - (System.nanoTime() - begin)) {
                LockSupport.parkNanos(left);
            }
            waits[i] = System.nanoTime() - begin;
        }
        Arrays.sort(waits);
        return Duration.ofNanos(Math.min(waits[WAITS / 2], Math.round(service.toNanos() * MOST_TAKEN)));
    }

    SortedMap<String, String> identity() {
        SortedMap<String, String> keys = new TreeMap<>();
        keys.put("lun.kind", "nbdkit");
        if (!service.isZero()) {
            keys.put("lun.service", Quantities.formatDuration(service));
            keys.put("lun.servers", "1");
        }
        bitsPerSecond.ifPresent(rate -> keys.put("lun.rate", rate + " bit/s"));
        return keys;
    }
}
