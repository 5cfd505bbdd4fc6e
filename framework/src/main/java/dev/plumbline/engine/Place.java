package dev.plumbline.engine;

import dev.plumbline.lab.Scope;
import dev.plumbline.model.Fixture;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a session a resource serves.
 *
 * @param scope its scope
 * @param block its block, from 1; 0 for all of them
 * @param treatment its treatment's id; {@code ""} for several
 */
record Place(Scope scope, int block, String treatment) {

    Fixture fixture(Fixture.Kind kind, String name, Instant start, Duration duration, @Nullable String failure) {
        return new Fixture(kind, name, scope.name(), block, treatment, start, duration, failure);
    }
}
