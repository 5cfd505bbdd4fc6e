package dev.plumbline.baseline;

import dev.plumbline.model.Measurement;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sessions as they are held against others: the value of each response in each trial. What they all have alike, as their
 * experiment, is kept once. A thousand stored sessions fit where a few whole ones would.
 */
final class ComparedSession {

    private final Map<Object, Object> alike = new HashMap<>();

    Session of(Session session) {
        return new Session(
                session.id(),
                one(session.experiment()),
                one(session.lab()),
                session.started(),
                session.seed(),
                one(session.frameworkVersion()),
                one(session.fingerprint()),
                one(session.design()),
                List.of(),
                session.trials().stream().map(this::of).toList(),
                session.endedEarly(),
                session.importedFrom(),
                session.setbacks());
    }

    private TrialRecord of(TrialRecord trial) {
        return new TrialRecord(
                trial.block(),
                one(trial.arm()),
                trial.position(),
                one(trial.treatment()),
                trial.outcome(),
                trial.failure(),
                trial.start(),
                Map.of(),
                Collections.emptySortedMap(),
                trial.measurement() == null ? null : of(trial.measurement()));
    }

    private Measurement of(Measurement measurement) {
        return new Measurement(
                measurement.readings().stream().map(this::of).toList(),
                null,
                List.of(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                List.of(),
                measurement.sampled());
    }

    private Reading of(Reading reading) {
        String unit = reading.unit();
        return new Reading(
                one(reading.response()),
                reading.value(),
                unit == null ? null : one(unit),
                Collections.emptySortedMap());
    }

    /** The first value that was equal to this one. */
    @SuppressWarnings("unchecked")
    private <T> T one(T value) {
        return (T) alike.computeIfAbsent(value, first -> first);
    }
}
