package dev.plumbline.lab.local;

import dev.plumbline.lab.linux.Meter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The counters of all ports of the switch, from {@code net/dev} of a process in its namespace, see proc(5). */
final class PortCounters {

    /** Meters that are read together read the file once. */
    private static final long FRESH_NANOS = 2_000_000;

    private static final int RECEIVED = 0;
    private static final int SENT = 8;

    private final Path file;
    private Map<String, String[]> ports = Map.of();
    private long readAt;

    PortCounters(long pid) {
        this.file = Path.of("/proc", Long.toString(pid), "net", "dev");
    }

    /** One direction of a machine's link, as the machine sees it; counted behind the shaping in both directions. */
    Meter meter(String name, String port, boolean out, long bitsPerSecond) {
        return new Meter() {
            @Override
            public String name() {
                return name + (out ? " out" : " in");
            }

            @Override
            public double used() throws IOException {
                return 8.0 * bytes(port, out ? RECEIVED : SENT);
            }

            @Override
            public double capacityPerSecond() {
                return bitsPerSecond;
            }
        };
    }

    private synchronized long bytes(String port, int column) throws IOException {
        if (ports.isEmpty() || System.nanoTime() - readAt > FRESH_NANOS) {
            ports = read();
            readAt = System.nanoTime();
        }
        String[] counters = ports.get(port);
        if (counters == null) {
            throw new IOException(port + " is not at the switch any more");
        }
        return Long.parseLong(counters[column]);
    }

    private Map<String, String[]> read() throws IOException {
        Map<String, String[]> read = new TreeMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                read.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip().split("\\s+"));
            }
        }
        return read;
    }
}
