package dev.plumbline.engine;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.junit.platform.engine.ConfigurationParameters;

/** Looks a property up: system properties, then the environment, then JUnit's configuration parameters. */
final class Lookup {

    private final Function<String, Optional<String>> properties;
    private final Function<String, Optional<String>> environment;
    private final ConfigurationParameters parameters;

    Lookup(ConfigurationParameters parameters) {
        this(
                key -> Optional.ofNullable(System.getProperty(key)),
                name -> Optional.ofNullable(System.getenv(name)),
                parameters);
    }

    Lookup(
            Function<String, Optional<String>> properties,
            Function<String, Optional<String>> environment,
            ConfigurationParameters parameters) {
        this.properties = properties;
        this.environment = environment;
        this.parameters = parameters;
    }

    /** The value; empty when it is nowhere, or blank. */
    Optional<String> get(String key) {
        return properties
                .apply(key)
                .or(() -> environment.apply(variable(key)))
                .or(() -> parameters.get(key))
                .filter(value -> !value.isBlank());
    }

    /** {@code plumbline.warmUp} is {@code PLUMBLINE_WARM_UP} in the environment. */
    static String variable(String key) {
        return key.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
