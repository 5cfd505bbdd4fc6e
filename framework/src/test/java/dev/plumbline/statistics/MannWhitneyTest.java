package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MannWhitneyTest {

    private static final double[] MALES = {19, 22, 16, 29, 24};
    private static final double[] FEMALES = {20, 11, 17, 12};

    @Test
    @DisplayName("agrees with the documentation of scipy.stats.mannwhitneyu: age at diagnosis of diabetes")
    void agreesWithTheDiabetesData() {
        MannWhitney test = MannWhitney.of(MALES, FEMALES, 0.95);

        assertThat(test.u()).isEqualTo(17);
        assertThat(test.exact()).isTrue();
        assertThat(test.p()).isCloseTo(0.1111111111, within(1e-10));
        assertThat(MannWhitney.normalP(MALES, FEMALES, ContinuityCorrection.ENABLED))
                .isCloseTo(0.1113468865, within(1e-10));
        assertThat(MannWhitney.normalP(MALES, FEMALES, ContinuityCorrection.DISABLED))
                .isCloseTo(0.0864107330, within(1e-10));
    }

    @Test
    @DisplayName("agrees with Hollander and Wolfe 1973, p. 69 (R's wilcox.test): permeability of the chorioamnion")
    void agreesWithThePermeabilityData() {
        double[] term = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
        double[] early = {1.15, 0.88, 0.90, 0.74, 1.21};

        MannWhitney test = MannWhitney.of(term, early, 0.95);

        assertThat(test.u()).isEqualTo(35);
        // R documents the one-sided 0.1272
        assertThat(test.p() / 2).isCloseTo(0.1272, within(5e-5));
        assertThat(test.shift()).isCloseTo(0.305, within(1e-9));
        assertThat(test.interval().low()).isCloseTo(-0.15, within(1e-9));
        assertThat(test.interval().high()).isCloseTo(0.76, within(1e-9));
    }

    @Test
    @DisplayName("agrees with R's wilcox.test on airquality, ozone in May and August: ties")
    void agreesWithTheOzoneData() {
        double[] may = {
            41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37
        };
        double[] august = {
            39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85
        };

        MannWhitney test = MannWhitney.of(may, august, 0.95);

        assertThat(test.exact()).isFalse();
        assertThat(test.u()).isEqualTo(127.5);
        assertThat(test.p()).isCloseTo(0.0001208, within(5e-8));
    }

    @Test
    void samplesTooSmallForTheConfidenceHaveNoInterval() {
        MannWhitney test = MannWhitney.of(new double[] {1, 2, 3}, new double[] {4, 5, 6}, 0.95);

        assertThat(test.p()).isCloseTo(0.1, within(1e-12));
        assertThat(test.interval().halfWidth()).isInfinite();
        assertThat(test.shift()).isEqualTo(-3);
    }

    @Test
    void oneValueASideProvesNothing() {
        assertThat(MannWhitney.of(new double[] {1}, new double[] {2}, 0.95).p()).isEqualTo(1);
    }

    @Test
    void twoConstantSamplesHaveAPValueButNoInterval() {
        MannWhitney test = MannWhitney.of(new double[] {2, 2, 2, 2}, new double[] {1, 1, 1, 1}, 0.95);

        assertThat(test.p()).isLessThan(0.05);
        assertThat(test.shift()).isEqualTo(1);
        assertThat(test.interval().halfWidth()).isInfinite();
    }

    @Test
    void valuesThatAreAllTheSameAreRefused() {
        assertThatThrownBy(() -> MannWhitney.of(new double[] {1, 1}, new double[] {1}, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must vary");
    }

    @Test
    void theIntervalHoldsExactlyTheShiftsThatTheTestDoesNotReject() {
        double[] first = {12.1, 13.4, 11.7, 15.2, 14.9, 13.8, 16.1};
        double[] second = {10.3, 12.6, 11.1, 9.8, 13.0, 12.2};
        ConfidenceInterval interval = MannWhitney.of(first, second, 0.95).interval();

        for (double shift = -2.005; shift < 8; shift += 0.0501) {
            double moved = shift;
            double[] back = Arrays.stream(first).map(v -> v - moved).toArray();
            boolean kept = MannWhitney.of(back, second, 0.95).p() > 0.05;
            assertThat(interval.contains(shift)).as("shift %s", shift).isEqualTo(kept);
        }
    }
}
