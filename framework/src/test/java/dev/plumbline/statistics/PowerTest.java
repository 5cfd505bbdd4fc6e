package dev.plumbline.statistics;

import static dev.plumbline.statistics.Power.Sides.ONE;
import static dev.plumbline.statistics.Power.Sides.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerTest {

    @Test
    @DisplayName("agrees with the examples of R's power.t.test")
    void agreesWithR() {
        // power.t.test(n = 20, delta = 1, sd = 1) leaves the wrong side out
        assertThat(twoSided(1, 20)).isCloseTo(0.8689528, within(1e-6));
        // power.t.test(power = .90, delta = 1): n = 22.02110
        assertThat(Power.valuesPerSide(1, 1, 0.05, 0.90, TWO)).isEqualTo(23);
        // ... alternative = "one.sided": n = 17.84713
        assertThat(Power.valuesPerSide(1, 1, 0.05, 0.90, ONE)).isEqualTo(18);
        // the fractional n, put in by hand
        double n = 22.02110;
        assertThat(Power.of(1, Math.sqrt(2 / n), 2 * n - 2, 0.05, TWO)).isCloseTo(0.90, within(1e-5));
    }

    @Test
    @DisplayName("agrees with Cohen, 1988, table 2.4.1: 26, 64 and 393 a side for large, medium and small effects")
    void agreesWithCohen() {
        assertThat(Power.valuesPerSide(0.8, 1, 0.05, 0.80, TWO)).isEqualTo(26);
        assertThat(Power.valuesPerSide(0.5, 1, 0.05, 0.80, TWO)).isEqualTo(64);
        assertThat(Power.valuesPerSide(0.2, 1, 0.05, 0.80, TWO)).isBetween(393, 394);
    }

    @ParameterizedTest
    @CsvSource({
        "1.8, 3, 5.5", "1.8, 5, 3.6", "1.8, 10, 2.4", "1.8, 20, 1.6",
        "5.1, 3, 15.5", "5.1, 5, 10.3", "5.1, 10, 6.8", "5.1, 20, 4.6"
    })
    void theSmallestDetectableEffectShrinksWithTheRunsASide(double cv, int n, double effect) {
        double smallest = Power.smallestDetectable(cv * Math.sqrt(2.0 / n), 2.0 * n - 2, 0.05, 0.80, TWO);

        // the published table comes from the sum of two t quantiles, which is 1 % off the noncentral t at n = 3
        assertThat(smallest).isCloseTo(effect, within(0.012 * effect + 0.05));
    }

    @Test
    void theSmallestDetectableEffectHasThePowerItWasAskedFor() {
        for (double freedom : new double[] {1, 2, 5, 30, Double.POSITIVE_INFINITY}) {
            double effect = Power.smallestDetectable(0.3, freedom, 0.025, 0.8, ONE);
            assertThat(Power.of(effect, 0.3, freedom, 0.025, ONE)).isCloseTo(0.8, within(1e-6));
        }
        assertThat(Power.smallestDetectable(1, Double.POSITIVE_INFINITY, 0.05, 0.8, TWO))
                .isCloseTo(2.8016, within(1e-3));
    }

    @Test
    void noEffectIsFoundAsOftenAsTheLevelSays() {
        assertThat(Power.of(0, 1, 7, 0.05, TWO)).isCloseTo(0.05, within(1e-9));
        assertThat(Power.of(0, 1, 7, 0.01, ONE)).isCloseTo(0.01, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 5, 1, 0.7780746626162148",
        "-1, 3, 0.5, 0.09212120981435942",
        "4, 100, 3, 0.829630641556865",
        "2.5, 1, 6, 0.025857580413726676",
        "2, 38, 3.162, 0.12600471635978439",
        "3, 2, 50, 0"
    })
    @DisplayName("the noncentral t agrees with scipy.stats.nct 1.17")
    void noncentralTAgreesWithScipy(double t, double freedom, double delta, double p) {
        assertThat(NoncentralT.cumulative(t, freedom, delta)).isCloseTo(p, within(1e-9));
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThatThrownBy(() -> Power.smallestDetectable(1, 5, 0.1, 0.05, ONE))
                .hasMessageContaining("power must be above alpha");
        assertThatThrownBy(() -> Power.of(1, 0, 5, 0.05, ONE)).hasMessage("standardError must be above 0, but is 0.0");
        assertThatThrownBy(() -> Power.valuesPerSide(1e-9, 1, 0.05, 0.8, TWO)).hasMessageContaining("too small");
    }

    private static double twoSided(double effect, int n) {
        return Power.of(effect, Math.sqrt(2.0 / n), 2.0 * n - 2, 0.05, TWO);
    }
}
