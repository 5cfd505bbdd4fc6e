package dev.plumbline.engine;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.QuietCheck;
import dev.plumbline.lab.Scope;
import dev.plumbline.model.Fixture;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits before each block until the lab is quiet, where it can tell. A block that begins all the same is told of. */
final class QuietBlocks {

    /** How the wait is called among the set-ups. */
    static final String NAME = "quiet host";

    private final Optional<QuietCheck> check;
    private final FixtureSink sink;

    QuietBlocks(Lab lab, FixtureSink sink) {
        this.check = lab.port(QuietCheck.class);
        this.sink = sink;
    }

    /** Waits; the resources of the block are there. */
    void before(int block) {
        check.ifPresent(it -> {
            Instant start = Instant.now();
            long began = System.nanoTime();
            String disturbance = disturbance(it).orElse(null);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            sink.add(new Place(Scope.BLOCK, block, "").fixture(Fixture.Kind.SET_UP, NAME, start, took, disturbance));
        });
    }

    private static Optional<String> disturbance(QuietCheck check) {
        try {
            return check.awaitQuiet();
        } catch (IncompleteTrialException e) {
            return Optional.of("it cannot be told whether the host is quiet: " + e.getMessage());
        }
    }
}
