package dev.plumbline.engine;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.MakesMachines;
import dev.plumbline.model.Fixture;
import dev.plumbline.plan.ResourceDefinition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a resource and undoes it again, and tells of both. */
final class Maker {

    private final OpenLab openLab;
    private final Place place;
    private final FixtureSink sink;

    Maker(OpenLab openLab, Place place, FixtureSink sink) {
        this.openLab = openLab;
        this.place = place;
        this.sink = sink;
    }

    /**
     * Makes it and waits until it is ready.
     *
     * @throws ProvisioningException when it could not be made; then nothing of it is left, unless it is kept
     */
    Made make(ResourceDefinition definition, Record spec, List<Object> dependencies) {
        Making making = new Making(openLab, dependencies);
        Instant start = Instant.now();
        long began = System.nanoTime();
        try {
            Object resource = definition.provisioner().provision(spec, making);
            Waiting.until(definition.provisioner().ready(resource));
            tell(Fixture.Kind.SET_UP, definition, start, began, null);
            return making.made(resource, spec);
        } catch (Exception e) { // whatever a provisioner throws, what there is of the resource goes away
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            String sentence = "'" + definition.name() + "' could not be made: " + Sentences.of(e);
            tell(Fixture.Kind.SET_UP, definition, start, began, sentence);
            openLab.keeping().failed(sentence);
            ProvisioningException failure = new ProvisioningException(sentence, e, machines(definition, e));
            takeBack(making.made(spec, spec)).forEach(left -> failure.addSuppressed(new LeftBehindException(left)));
            throw failure;
        }
    }

    /** Mistakes and missing capabilities come back with every machine. */
    private static @Nullable String machines(ResourceDefinition definition, Exception failure) {
        boolean mayPass = failure instanceof IncompleteTrialException || failure instanceof IOException;
        return mayPass && definition.provisioner() instanceof MakesMachines ? "'" + definition.name() + "'" : null;
    }

    /** Undoes it, unless it is kept; what could not be taken back stays in the ledger and is told. */
    void undo(ResourceDefinition definition, Made made) {
        if (openLab.keeping().reason().isPresent()) {
            return;
        }
        Instant start = Instant.now();
        long began = System.nanoTime();
        List<String> left = takeBack(made);
        tell(Fixture.Kind.TEAR_DOWN, definition, start, began, left.isEmpty() ? null : String.join("; ", left));
    }

    private List<String> takeBack(Made made) {
        List<String> left = openLab.ledger().undo(made.undos());
        if (left.isEmpty()) {
            openLab.freeNames(made.names());
        }
        return left;
    }

    private void tell(
            Fixture.Kind kind, ResourceDefinition definition, Instant start, long began, @Nullable String failure) {
        String name = definition.name() + " (@" + definition.annotationType().getSimpleName() + ")";
        sink.add(place.fixture(kind, name, start, Duration.ofNanos(System.nanoTime() - began), failure));
    }
}
