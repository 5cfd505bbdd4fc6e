package dev.plumbline.lab.local;

import dev.plumbline.model.Quantities;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What limits a volume that nbdkit serves.
 *
 * @param service how long each request takes, one after the other over all clients; zero for no such limit
 * @param bitsPerSecond the most that it moves in a second; empty for no such limit
 */
record NbdService(Duration service, OptionalLong bitsPerSecond) {

    /**
     * nbdkit's arguments to serve a file; it goes to the background once it takes connections. noparallel makes clients wait
     * for each other, which the delay alone does not.
     */
    List<String> command(Path socket, Path file) {
        List<String> command = new ArrayList<>(List.of(Tool.NBDKIT.program(), "--unix", socket.toString()));
        List<String> settings = new ArrayList<>();
        if (!service.isZero()) {
            command.addAll(List.of("--filter=noparallel", "--filter=delay"));
            String millis = service.toMillis() + "ms";
            settings.addAll(List.of("serialize=all-requests", "delay-read=" + millis, "delay-write=" + millis));
        }
        bitsPerSecond.ifPresent(rate -> {
            command.add("--filter=rate");
            settings.add("rate=" + rate);
        });
        command.addAll(List.of("file", file.toString()));
        command.addAll(settings);
        return command;
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
