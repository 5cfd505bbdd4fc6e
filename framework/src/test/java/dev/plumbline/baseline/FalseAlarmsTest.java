package dev.plumbline.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often verdicts are right, by simulation with fixed seeds. */
class FalseAlarmsTest {

    private static final int SWEEPS = 400;

    @ParameterizedTest
    @CsvSource({"1,0.02,0.01", "3,0.002,0.01", "3,0.02,0.01", "3,0.04,0.1"})
    void anUnchangedSweepOfThirtyTreatmentsIsHardlyEverCalledARegression(int stored, double session, double trial) {
        SimulatedSweeps.Counts counts = new SimulatedSweeps(30, 5, stored, session, 0.005, trial, 1).run(SWEEPS, 1);

        assertThat(counts.anyRegression()).as(counts.toString()).isLessThanOrEqualTo(SWEEPS / 100);
    }

    @Test
    void aUniformFallByThirteenPercentIsAlwaysARegressionOfASteadyLab() {
        SimulatedSweeps.Counts counts = new SimulatedSweeps(30, 5, 3, 0.002, 0.005, 0.01, 0.87).run(SWEEPS, 2);

        assertThat(counts.levelRegression()).as(counts.toString()).isGreaterThanOrEqualTo(SWEEPS * 199 / 200);
    }

    @Test
    void anUnchangedSweepOfASteadyLabIsEquivalentInEveryTreatment() {
        SimulatedSweeps.Counts counts = new SimulatedSweeps(30, 5, 3, 0.002, 0.005, 0.01, 1).run(SWEEPS, 3);

        assertThat(counts.allEquivalent()).as(counts.toString()).isGreaterThanOrEqualTo(SWEEPS * 99 / 100);
    }
}
