package dev.plumbline.reports.source;

import dev.plumbline.model.Cell;
import dev.plumbline.model.Experiment;
import dev.plumbline.model.Fixture;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Response;
import dev.plumbline.model.TrialRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

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

    /**
     * The mean of a response: that of its verdict or, where nothing was judged, of the complete trials; geometric where all values
     * are above zero, as in judging.
     *
     * @return {@code null} without a complete trial
     */
    public static @Nullable Double mean(TreatmentReport treatment, String response) {
        return treatment.cell(response).map(Cell::mean).orElseGet(() -> mean(treatment.trials(), response));
    }

    private static @Nullable Double mean(List<TrialRecord> trials, String response) {
        double[] values = trials.stream()
                .map(trial -> trial.value(response))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        if (values.length == 0) {
            return null;
        }
        boolean logarithms = Arrays.stream(values).allMatch(value -> value > 0);
        double mean = Arrays.stream(values)
                .map(value -> logarithms ? Math.log(value) : value)
                .average()
                .orElseThrow();
        return logarithms ? Math.exp(mean) : mean;
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
