package dev.plumbline.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.StringTokenizer;

/**
 * What share of an interval a thread ran or waited for a processor, by the scheduler's statistics of Linux (see {@code
 * Documentation/scheduler/sched-stats} of the kernel). The rest of the time it waited for somebody else.
 */
final class ProcessorDemand {

    private static final Path OF_THIS_THREAD = Path.of("/proc/thread-self/schedstat");

    private long from;
    private boolean begun;
    private OptionalLong before = OptionalLong.empty();
    private OptionalDouble share = OptionalDouble.empty();

    /** Begins to watch the calling thread. */
    void begin() {
        begun = true;
        from = System.nanoTime();
        before = read();
    }

    boolean begun() {
        return begun;
    }

    /** Ends it; to be called by the same thread. */
    void end() {
        OptionalLong after = read();
        double length = System.nanoTime() - from;
        if (before.isPresent() && after.isPresent() && length > 0) {
            share = OptionalDouble.of(Math.min(1, (after.getAsLong() - before.getAsLong()) / length));
        }
    }

    /** 0 to 1; empty where the system does not tell. */
    OptionalDouble share() {
        return share;
    }

    /** Nanoseconds on a processor, and waiting for one. */
    private static OptionalLong read() {
        try {
            StringTokenizer numbers = new StringTokenizer(
                    Files.readString(OF_THIS_THREAD, StandardCharsets.US_ASCII).strip());
            return OptionalLong.of(Long.parseLong(numbers.nextToken()) + Long.parseLong(numbers.nextToken()));
        } catch (IOException | RuntimeException e) {
            return OptionalLong.empty();
        }
    }
}
