package dev.plumbline.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.Alias;
import dev.plumbline.model.Better;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Level;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.model.Verdict;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever was measured or stored, judging gives a verdict that says so: never a pass, and never an exception. */
class BadInputTest {

    private static final Alias SECOND_LUN = new Alias("LUNs in use", "vms", "", new Level("7", 7.0), 1, 2);

    @Test
    void anInfiniteValueIsNoMeasurement() {
        assertThatThrownBy(() -> Measurement.of("iops", Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Measurement.of("iops", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTrialWithoutTheResponseIsBroken() {
        Session session = withMeasurement(steady(9).build(), Measurement.of("mbps", 5));

        Judgement judgement =
                judge(session, steady(1).build(), steady(2).build(), steady(3).build());

        assertThat(judgement.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(judgement.sentence()).contains("has no iops in 1/s in 1 of 5 trials");
    }

    @Test
    void aTrialInAnotherUnitIsBroken() {
        Session session = withMeasurement(steady(9).build(), Measurement.of("iops", 5, "1/min"));

        assertThat(judge(session, steady(1).build()).verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void oneTrialIsNeitherAPassNorAFailure() {
        Judgement judgement = judge(
                steady(9).vms(1, 1).blocks(1).build(),
                steady(1).vms(1, 1).blocks(1).build(),
                steady(2).vms(1, 1).blocks(1).build(),
                steady(3).vms(1, 1).blocks(1).build());

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(steady(9).vms(1, 1).blocks(1).build()).verdict()).isEqualTo(Verdict.NO_BASELINE);
    }

    @Test
    void arbitraryNonsenseIsJudgedWithoutAnException() {
        Random random = new Random(12);
        for (int i = 0; i < 400; i++) {
            Session[] stored = IntStream.range(0, random.nextInt(5))
                    .mapToObj(n -> nonsense(n, random, false))
                    .toArray(Session[]::new);

            Judgement judgement = judge(nonsense(9, random, true), stored);

            assertThat(judgement.sentence()).startsWith(judgement.verdict().toString());
            assertThat(judgement.cells()).isNotEmpty();
        }
    }

    private static Session nonsense(int number, Random random, boolean mayHaveArms) {
        SessionBuilder builder = SessionBuilder.session(number)
                .vms(1, 1 + random.nextInt(14))
                .blocks(1 + random.nextInt(4))
                .response("iops", random.nextInt(9) == 0 ? "1/min" : "1/s", Better.values()[random.nextInt(2)])
                .aliases(SECOND_LUN);
        if (mayHaveArms && random.nextBoolean()) {
            builder.arms("old", "new");
        }
        int kind = random.nextInt(6);
        return builder.armValues((arm, block, vms) -> value(kind, vms, random)).build();
    }

    private static @Nullable Double value(int kind, int vms, Random random) {
        return switch (kind) {
            case 0 -> 500.0;
            case 1 -> random.nextInt(20) == 0 ? null : 500 * Math.exp(random.nextGaussian());
            case 2 -> Math.exp(Math.max(-700, Math.min(700, 500 * random.nextGaussian())));
            case 3 -> random.nextInt(20) == 0 ? -1.0 : 500.0 + vms;
            case 4 -> vms >= 7 ? Double.MAX_VALUE : Double.MIN_VALUE;
            default -> 100.0 * vms * Math.exp(1e-12 * random.nextGaussian());
        };
    }

    private static SessionBuilder steady(int number) {
        Random random = new Random(number);
        return SessionBuilder.session(number).values((block, vms) -> 500 * Math.exp(0.01 * random.nextGaussian()));
    }

    /** The session with another measurement in its first trial. */
    private static Session withMeasurement(Session full, Measurement measurement) {
        List<TrialRecord> trials = IntStream.range(0, full.trials().size())
                .mapToObj(i -> i == 0
                        ? with(full.trials().get(0), measurement)
                        : full.trials().get(i))
                .toList();
        return full.measured(full.design(), full.fixtures(), trials, full.endedEarly());
    }

    private static TrialRecord with(TrialRecord trial, Measurement measurement) {
        return new TrialRecord(
                trial.block(),
                trial.arm(),
                trial.position(),
                trial.treatment(),
                trial.outcome(),
                trial.failure(),
                trial.start(),
                trial.phases(),
                trial.covariates(),
                measurement);
    }

    private static Judgement judge(Session fresh, Session... stored) {
        return Judge.byLevelAndShape().judge(fresh, StoredSessions.of(stored), ExpectedDifferences.none());
    }
}
