package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EquivalenceTest {

    @Test
    @DisplayName("agrees with CI.BE of the R package PowerTOST: ratio 0.95, CV 30 %, 24 subjects, 2x2 crossover")
    void agreesWithPowerTost() {
        Equivalence test = Equivalence.ofRatio(crossover(0.95, 0.30, 24), 0.80, 1.25, 0.05);
        ConfidenceInterval ratio = test.interval().exponentiated();

        assertThat(ratio.low()).isCloseTo(0.8213465, within(1e-7));
        assertThat(ratio.high()).isCloseTo(1.0988055, within(1e-7));
        assertThat(ratio.confidence()).isCloseTo(0.90, within(1e-12));
        assertThat(test.equivalent()).isTrue();
    }

    @Test
    @DisplayName("agrees with CI.BE for ratio 0.95, CV 20 %, 20 subjects: forum.bebac.at entry 23749")
    void agreesWithTheForum() {
        ConfidenceInterval ratio = Equivalence.ofRatio(crossover(0.95, 0.20, 20), 0.80, 1.25, 0.05)
                .interval()
                .exponentiated();

        assertThat(ratio.low()).isCloseTo(0.8522362, within(1e-7));
        assertThat(ratio.high()).isCloseTo(1.0589787, within(1e-7));
    }

    @Test
    void theClaimIsMadeExactlyWhenTheIntervalLiesInsideTheMargins() {
        Random random = new Random(1987);
        for (int run = 0; run < 2000; run++) {
            Estimate estimate = new Estimate(
                    random.nextGaussian() * 0.05, 0.001 + 0.05 * random.nextDouble(), 1 + random.nextInt(30));
            Equivalence test = Equivalence.of(estimate, -0.05, 0.06, 0.05);
            boolean inside = test.interval().low() >= -0.05 && test.interval().high() <= 0.06;
            assertThat(test.equivalent()).isEqualTo(inside);
            assertThat(test.p() <= 0.05).isEqualTo(inside);
        }
    }

    @Test
    void withoutErrorTheValueDecidesAlone() {
        assertThat(Equivalence.of(new Estimate(0.01, 0, 3), -0.05, 0.05, 0.05).equivalent())
                .isTrue();
        assertThat(Equivalence.of(new Estimate(0.05, 0, 3), -0.05, 0.05, 0.05).equivalent())
                .isFalse();
    }

    @Test
    void withoutAnyKnowledgeOfTheErrorNothingIsClaimed() {
        Estimate unknown = new Estimate(0, Double.POSITIVE_INFINITY, 3);

        assertThat(unknown.interval(0.95).halfWidth()).isInfinite();
        assertThat(unknown.pAbove(-1)).isEqualTo(0.5);
        assertThat(Equivalence.of(unknown, -0.05, 0.05, 0.05).equivalent()).isFalse();
    }

    @Test
    void infiniteDegreesOfFreedomAreTheNormalDistribution() {
        Estimate estimate = new Estimate(0, 1, Double.POSITIVE_INFINITY);

        assertThat(estimate.interval(0.95).high()).isCloseTo(1.959964, within(1e-6));
        assertThat(estimate.pAbove(-1.959964)).isCloseTo(0.025, within(1e-6));
    }

    @Test
    void marginsTheWrongWayRoundAreRefused() {
        Estimate estimate = new Estimate(0, 1, 5);

        assertThatThrownBy(() -> Equivalence.of(estimate, 0.05, -0.05, 0.05))
                .hasMessage("low must be below high, but they are 0.05 and -0.05");
        assertThatThrownBy(() -> Equivalence.of(estimate, -1, 1, 0.5)).hasMessageContaining("between 0 and 0.5");
        assertThatThrownBy(() -> new Estimate(0, -1, 5)).hasMessage("standardError must be 0 or more, but is -1.0");
        assertThatThrownBy(() -> new Estimate(0, 1, 0)).hasMessageContaining("degreesOfFreedom must be above 0");
    }

    private static Estimate crossover(double ratio, double cv, int subjects) {
        double error = Math.sqrt(Math.log(1 + cv * cv) * 2 / subjects);
        return new Estimate(Math.log(ratio), error, subjects - 2.0);
    }
}
