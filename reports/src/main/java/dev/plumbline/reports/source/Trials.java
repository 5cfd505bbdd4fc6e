package dev.plumbline.reports.source;

import dev.plumbline.model.Experiment;
import dev.plumbline.model.Fixture;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Response;
import dev.plumbline.model.TrialRecord;
import java.time.Duration;
import java.time.Instant;

/** What follows from single records. */
public final class Trials {

    private Trials() {}

    /** When a trial ended: its start and the phases that were reached. */
    public static Instant stop(TrialRecord trial) {
        return trial.start().plus(trial.phases().values().stream().reduce(Duration.ZERO, Duration::plus));
    }

    /** When a set-up or a tear-down ended. */
    public static Instant stop(Fixture fixture) {
        return fixture.start().plus(fixture.duration());
    }

    /** The unit of a reading: its own, or else the one that the experiment declares; {@code ""} for a plain number. */
    public static String unit(Reading reading, Experiment experiment) {
        if (reading.unit() != null) {
            return reading.unit();
        }
        return unit(reading.response(), experiment);
    }

    /** The unit that the experiment declares for a response; {@code ""} for a plain number or an undeclared response. */
    public static String unit(String response, Experiment experiment) {
        return experiment.responses().stream()
                .filter(declared -> declared.name().equals(response))
                .map(Response::unit)
                .findFirst()
                .orElse("");
    }
}
