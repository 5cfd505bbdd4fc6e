package dev.plumbline.engine;

import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.baseline.Calibration;
import dev.plumbline.baseline.ExpectedDifferences;
import dev.plumbline.baseline.Gate;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The properties of one run, read.
 *
 * @param lab the name of the lab
 * @param labs the folder of {@code lab.yaml}
 * @param planOnly whether to print the plan and stop
 * @param blocks the number of blocks in place of the experiments' own
 * @param warmUp warm-up in place of the lab's
 * @param measure measured interval in place of the lab's
 * @param budget the longest that an experiment may take
 * @param patience how long to wait for a lab that another run holds
 * @param seed the seed in place of a fresh one
 * @param resume {@code true}, or the name of the run's folder, where an earlier run is gone on with
 * @param replacements the most machines of a session that are replaced
 * @param keepFailed whether a run ends at what fails, and leaves all as it is
 * @param storing whether sessions are stored, and as what
 * @param calibrate how many sessions to calibrate the lab with
 * @param change the change whose arms are compared
 * @param gate which verdicts fail
 * @param expected patterns of identity keys that may differ
 * @param output the folder for what a run writes
 * @param baselines the folder of stored sessions
 */
record RunSettings(
        String lab,
        Path labs,
        boolean planOnly,
        OptionalInt blocks,
        Optional<Duration> warmUp,
        Optional<Duration> measure,
        Optional<Duration> budget,
        Duration patience,
        OptionalLong seed,
        Optional<String> resume,
        int replacements,
        boolean keepFailed,
        Storing storing,
        OptionalInt calibrate,
        Optional<String> change,
        Gate gate,
        ExpectedDifferences expected,
        Path output,
        Path baselines) {

    private static final Duration WAIT = Duration.ofMinutes(10);

    /** Enough for a variance that is known to about a quarter of itself. */
    private static final int CALIBRATION_SESSIONS = 10;

    /** Machines that are lost more often than that are a property of the lab, and not an accident. */
    private static final int REPLACEMENTS = 2;

    private static final int MOST_REPLACEMENTS = 1000;

    /**
     * Reads them all.
     *
     * @throws MisuseException when one makes no sense
     */
    static RunSettings read(Lookup lookup) {
        return new RunSettings(
                lookup.get(PlumblineProperties.LAB).orElse("embedded"),
                Path.of(lookup.get(PlumblineProperties.LABS).orElse("")),
                oneOf(lookup, PlumblineProperties.PLAN, "false", "true"),
                read(lookup, PlumblineProperties.BLOCKS, Quantities::count)
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty),
                read(lookup, PlumblineProperties.WARM_UP, Quantities::duration),
                read(lookup, PlumblineProperties.MEASURE, RunSettings::positive),
                read(lookup, PlumblineProperties.BUDGET, RunSettings::positive),
                read(lookup, PlumblineProperties.WAIT, Quantities::duration).orElse(WAIT),
                read(lookup, PlumblineProperties.SEED, RunSettings::wholeNumber)
                        .map(OptionalLong::of)
                        .orElseGet(OptionalLong::empty),
                lookup.get(PlumblineProperties.RESUME)
                        .filter(text -> !text.equals("false"))
                        .map(RunSettings::run),
                read(lookup, PlumblineProperties.REPLACEMENTS, RunSettings::replacements)
                        .orElse(REPLACEMENTS),
                oneOf(lookup, PlumblineProperties.KEEP, "nothing", "failed"),
                Storing.read(lookup),
                calibrate(lookup),
                lookup.get(PlumblineProperties.CHANGE),
                read(lookup, PlumblineProperties.GATE, Gate::parse).orElse(Gate.OFF),
                read(lookup, PlumblineProperties.EXPECTED, ExpectedDifferences::parse)
                        .orElseGet(ExpectedDifferences::none),
                output(lookup),
                Path.of(lookup.get(PlumblineProperties.BASELINES).orElse("baselines")));
    }

    /** The output folder, which is known also when another property makes no sense. */
    static Path output(Lookup lookup) {
        return Path.of(lookup.get(PlumblineProperties.OUTPUT).orElse("target/plumbline"));
    }

    private static <T> Optional<T> read(Lookup lookup, String key, Function<String, T> parse) {
        return lookup.get(key).map(value -> {
            try {
                return parse.apply(value);
            } catch (MisuseException e) {
                throw new MisuseException(key + ": " + e.getMessage(), e);
            }
        });
    }

    private static boolean oneOf(Lookup lookup, String key, String otherwise, String wanted) {
        String value = lookup.get(key).orElse(otherwise);
        if (!value.equals(otherwise) && !value.equals(wanted)) {
            throw new MisuseException(
                    key + "=" + value + " is not understood; write '" + otherwise + "' or '" + wanted + "'");
        }
        return value.equals(wanted);
    }

    private static OptionalInt calibrate(Lookup lookup) {
        String text = lookup.get(PlumblineProperties.CALIBRATE).orElse("false");
        return switch (text) {
            case "false" -> OptionalInt.empty();
            case "true" -> OptionalInt.of(CALIBRATION_SESSIONS);
            default ->
                read(lookup, PlumblineProperties.CALIBRATE, RunSettings::sessions)
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty);
        };
    }

    private static int sessions(String text) {
        int sessions = Quantities.count(text);
        if (sessions < Calibration.FEWEST) {
            throw new MisuseException(
                    "'" + text + "' sessions say nothing of their spread; write " + Calibration.FEWEST + " or more");
        }
        return sessions;
    }

    private static int replacements(String text) {
        long number = wholeNumber(text);
        if (number < 0 || number > MOST_REPLACEMENTS) {
            throw new MisuseException(
                    "'" + text + "' is no number of machines to replace; write 0 to " + MOST_REPLACEMENTS);
        }
        return (int) number;
    }

    private static String run(String text) {
        if (!text.equals("true") && !RunOutput.isRun(text)) {
            throw new MisuseException(PlumblineProperties.RESUME + "=" + text
                    + " is not understood; write 'true' for the last run, 'false', or the name of a run's folder in 'runs',"
                    + " as '20261122T090000.000Z-1f2e3d4c'");
        }
        return text;
    }

    private static Duration positive(String text) {
        Duration duration = Quantities.duration(text);
        if (duration.isZero()) {
            throw new MisuseException("'" + text + "' measures nothing; write for example '250 ms'");
        }
        return duration;
    }

    private static long wholeNumber(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new MisuseException("'" + text + "' is not a whole number; write for example '42'", e);
        }
    }
}
