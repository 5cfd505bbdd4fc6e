package dev.plumbline.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resources could not be made; what there was of them is gone again. */
final class ProvisioningException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final @Nullable String machines;

    ProvisioningException(String sentence, Throwable cause) {
        this(sentence, cause, null);
    }

    /** @param machines the resource whose machines did not come up; {@code null} for any other failure */
    ProvisioningException(String sentence, Throwable cause, @Nullable String machines) {
        super(sentence, cause);
        this.machines = machines;
    }

    /** The resource whose machines did not come up; empty where something else failed. */
    Optional<String> machines() {
        return Optional.ofNullable(machines);
    }
}
