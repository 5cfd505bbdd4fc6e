package dev.plumbline.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.ExecutionRequest;

/**
 * Whether a run is to end before its time: by the token of JUnit Platform 6, by a file {@code STOP} in the output folder,
 * which also works on older platforms, or by an interrupt. Asked between trials.
 */
final class Cancellation {

    private final BooleanSupplier token;
    private final Path stop;

    private Cancellation(BooleanSupplier token, Path stop) {
        this.token = token;
        this.stop = stop;
    }

    /** For a run that starts now; a file left by an earlier one no longer counts. */
    static Cancellation of(ExecutionRequest request, Path output) {
        Path stop = output.resolve("STOP");
        try {
            Files.deleteIfExists(stop);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + stop + " of an earlier run cannot be deleted", e);
        }
        return new Cancellation(token(request), stop);
    }

    /** Why the run is to end, in words; empty as long as it is not. */
    Optional<String> requested() {
        if (Files.exists(stop)) {
            return Optional.of("stopped by the file " + stop);
        }
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of("interrupted");
        }
        return token.getAsBoolean() ? Optional.of("cancelled") : Optional.empty();
    }

    /** The token is there from version 6 of the platform on; this is compiled against version 1. */
    private static BooleanSupplier token(ExecutionRequest request) {
        return ReflectionSupport.findMethod(ExecutionRequest.class, "getCancellationToken")
                .map(method -> ReflectionSupport.invokeMethod(method, request))
                .flatMap(Cancellation::asked)
                .orElse(() -> false);
    }

    /** The method is looked up once, since a token is asked before every trial. */
    private static Optional<BooleanSupplier> asked(Object token) {
        return ReflectionSupport.findMethod(token.getClass(), "isCancellationRequested")
                .map(method -> () -> Boolean.TRUE.equals(ReflectionSupport.invokeMethod(method, token)));
    }
}
