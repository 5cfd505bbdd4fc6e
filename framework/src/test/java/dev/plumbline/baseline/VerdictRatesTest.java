package dev.plumbline.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.baseline.SimulatedLab.Count;
import dev.plumbline.baseline.SimulatedLab.Effect;
import dev.plumbline.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A smaller run of what {@link VerdictTables} publishes: no cell may leave its bound by more than its Monte Carlo error. */
class VerdictRatesTest {

    private static final double FALSE_ALARMS = 0.01;
    private static final int SWEEPS = 300;
    private static final int REPETITIONS = 200;

    @ParameterizedTest
    @EnumSource
    void anUnchangedSweepHasARegressionInAtMostOneOfAHundred(SimulatedNoise noise) {
        List<SimulatedLab> labs = new ArrayList<>();
        for (int stored : new int[] {0, 1, 3, 10}) {
            for (int treatments : VerdictTables.TREATMENTS) {
                for (double trial : new double[] {0.02, 0.1}) {
                    for (double session : stored == 0 ? VerdictTables.ARM : new double[] {0.005, 0.04}) {
                        labs.add(new SimulatedLab(treatments, VerdictTables.BLOCKS, stored, session, trial, noise));
                    }
                }
            }
        }

        assertThat(labs.parallelStream()
                        .filter(lab ->
                                lab.anyRegression(Effect.NONE, SWEEPS, 1).rate().low() > FALSE_ALARMS))
                .isEmpty();
    }

    @Test
    void variancePooledWithACalibrationRaisesNoMoreFalseAlarms() {
        SimulatedLab lab = new SimulatedLab(6, 5, 3, 0.02, 0.02, SimulatedNoise.NORMAL, 20);

        assertThat(lab.anyRegression(Effect.NONE, SWEEPS, 1).rate().low()).isLessThanOrEqualTo(FALSE_ALARMS);
        assertThat(lab.levelRegression(Effect.uniform(0.15), SWEEPS, 2).share())
                .isGreaterThan(0.9)
                .isGreaterThan(new SimulatedLab(6, 5, 3, 0.02, 0.02, SimulatedNoise.NORMAL)
                        .levelRegression(Effect.uniform(0.15), SWEEPS, 2)
                        .share());
    }

    @Test
    void aUniformFallByATenthIsFoundByTwoArmsInNinetyNineOfAHundred() {
        Count found = new SimulatedLab(30, 5, 0, 0.01, 0.05, SimulatedNoise.NORMAL)
                .anyRegression(Effect.uniform(0.1), 1000, 3);

        assertThat(found.rate().high()).isGreaterThanOrEqualTo(0.99);
    }

    @ParameterizedTest
    @CsvSource({"0,0.02,0.005", "0,0.05,0.01", "3,0.02,0.02", "3,0.05,0.005", "10,0.01,0.02"})
    void theStatedEffectIsFoundInFourOfFive(int stored, double trial, double session) {
        SimulatedLab lab = new SimulatedLab(6, 5, stored, session, trial, SimulatedNoise.NORMAL);

        assertThat(lab.levelAtStatedEffect(REPETITIONS, 4).rate().high()).isGreaterThanOrEqualTo(0.8);
        assertThat(lab.leafAtStatedEffect(REPETITIONS, 5).rate().high()).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void aSteadyLabIsEquivalentInEveryTreatmentAndAFallIsSeen() {
        SimulatedLab lab = new SimulatedLab(30, 5, 3, 0.002, 0.01, SimulatedNoise.NORMAL);
        Random random = new Random(6);
        long equivalent = IntStream.range(0, SWEEPS)
                .mapToObj(i -> lab.verdicts(Effect.NONE, random))
                .filter(verdicts ->
                        IntStream.range(0, 30).allMatch(t -> verdicts.leaf(t).verdict() == Verdict.EQUIVALENT))
                .count();

        assertThat(equivalent).isGreaterThanOrEqualTo(SWEEPS * 97 / 100);
        assertThat(lab.levelRegression(Effect.uniform(0.13), SWEEPS, 7).share()).isGreaterThanOrEqualTo(0.97);
    }

    @ParameterizedTest
    @EnumSource
    void aJumpIsNamedAndASmoothCurveHasNone(SimulatedBreaks curve) {
        assertThat(curve.told(1.2, true, 0.02, 60, 8).rate().high()).isGreaterThanOrEqualTo(0.95);
        assertThat(curve.told(1, true, 0.02, 60, 9).rate().low()).isLessThanOrEqualTo(FALSE_ALARMS);
        assertThat(curve.told(1, false, 0.02, 60, 10).rate().low()).isLessThanOrEqualTo(FALSE_ALARMS);
    }
}
