package dev.plumbline.fingerprint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks installed tools. */
@FunctionalInterface
interface Tools {

    /** How long a tool may take to say its version. */
    Duration PATIENCE = Duration.ofSeconds(5);

    /** What a command prints on both its outputs; empty where it is missing, fails or takes too long. */
    Optional<String> output(List<String> command);

    /** Those of this computer. */
    static Tools installed() {
        return command -> {
            Command.Result result = Command.run(command, PATIENCE);
            return result.failure().isPresent() ? Optional.empty() : Optional.of(result.out() + "\n" + result.err());
        };
    }
}
