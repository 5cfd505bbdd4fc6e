package dev.plumbline.baseline;

import dev.plumbline.model.Latencies;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A session as it is kept in git: without time series, histograms, tools' raw output and what else ran on the computer, and
 * with measured numbers rounded to six significant digits, a thousandth of the noise of any lab. Levels and settings keep all
 * their digits, since they are compared.
 */
final class LeanSession {

    private static final MathContext DIGITS = new MathContext(6);

    private LeanSession() {}

    static Session of(Session session) {
        return session.measured(
                session.design(),
                session.fixtures(),
                session.trials().stream().map(LeanSession::lean).toList(),
                session.endedEarly());
    }

    private static TrialRecord lean(TrialRecord trial) {
        return new TrialRecord(
                trial.block(),
                trial.arm(),
                trial.position(),
                trial.treatment(),
                trial.outcome(),
                trial.failure(),
                trial.start(),
                trial.phases(),
                rounded(trial.covariates()),
                trial.measurement() == null ? null : lean(trial.measurement()));
    }

    private static Measurement lean(Measurement full) {
        return new Measurement(
                full.readings().stream().map(LeanSession::lean).toList(),
                lean(full.latencies()),
                List.of(),
                rounded(full.busy()),
                rounded(full.covariates()),
                List.of(),
                full.sampled());
    }

    private static Reading lean(Reading full) {
        return new Reading(full.response(), rounded(full.value()), full.unit(), rounded(full.machines()));
    }

    private static @Nullable Latencies lean(@Nullable Latencies full) {
        return full == null
                ? null
                : new Latencies(
                        full.count(),
                        rounded(full.meanMillis()),
                        rounded(full.maxMillis()),
                        rounded(full.percentilesMillis()),
                        "");
    }

    private static <K> SortedMap<K, Double> rounded(SortedMap<K, Double> full) {
        SortedMap<K, Double> rounded = new TreeMap<>(full);
        rounded.replaceAll((key, value) -> rounded(value));
        return rounded;
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value, DIGITS).doubleValue() : value;
    }
}
