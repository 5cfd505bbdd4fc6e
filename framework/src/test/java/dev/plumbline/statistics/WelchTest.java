package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WelchTest {

    @Test
    @DisplayName("agrees with R's t.test(extra ~ group, data = sleep)")
    void agreesWithTheSleepData() {
        Welch welch = Welch.of(Published.SLEEP_1, Published.SLEEP_2);
        ConfidenceInterval interval = welch.difference().interval(0.95);

        assertThat(welch.t()).isCloseTo(-1.8608134675, within(1e-9));
        assertThat(welch.difference().degreesOfFreedom()).isCloseTo(17.7764735, within(1e-6));
        assertThat(welch.p()).isCloseTo(0.0793941, within(1e-6));
        assertThat(interval.low()).isCloseTo(-3.3654832, within(1e-6));
        assertThat(interval.high()).isCloseTo(0.2054832, within(1e-6));
    }

    @Test
    void itsEstimateGivesTheSamePValueAsTheTest() {
        Welch welch = Welch.of(Published.SLEEP_1, Published.SLEEP_2);

        assertThat(welch.difference().pDiffersFrom(0)).isCloseTo(welch.p(), within(1e-12));
    }

    @Test
    void oneConstantSideIsEnoughVarianceButTwoAreNone() {
        double[] constant = {5, 5, 5};

        assertThat(Welch.of(constant, new double[] {1, 2, 3}).difference().degreesOfFreedom())
                .isCloseTo(2, within(1e-9));
        assertThatThrownBy(() -> Welch.of(constant, new double[] {4, 4}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both be constant");
    }

    @Test
    void oneValueIsRefused() {
        assertThatThrownBy(() -> Welch.of(new double[] {1}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("first must hold at least 2 values, but holds 1");
    }
}
