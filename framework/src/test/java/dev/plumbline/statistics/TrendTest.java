package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrendTest {

    @Test
    @DisplayName("Kendall agrees with Hollander and Wolfe 1973, p. 187 (R's cor.test): tuna data")
    void kendallAgreesWithTheTunaData() {
        Kendall kendall = Kendall.of(Published.TUNA_X, Published.TUNA_Y);

        assertThat(kendall.tau()).isCloseTo(0.4444444, within(1e-7));
        assertThat(kendall.p()).isCloseTo(0.1194389, within(1e-7));
        assertThat(kendall.exact()).isTrue();
    }

    @Test
    @DisplayName("Kendall agrees with the documentation of scipy.stats.kendalltau: ties")
    void kendallAgreesWithTheTiedCase() {
        Kendall kendall = Kendall.of(new double[] {12, 2, 1, 12, 2}, new double[] {1, 4, 7, 1, 0});

        assertThat(kendall.tau()).isCloseTo(-0.47140452079103173, within(1e-12));
        assertThat(kendall.p()).isCloseTo(0.2827454599327748, within(1e-12));
        assertThat(kendall.exact()).isFalse();
    }

    @Test
    void kendallOfTwoPairsProvesNothing() {
        assertThat(Kendall.of(new double[] {1, 2}, new double[] {1, 2}).p()).isEqualTo(1);
    }

    @Test
    @DisplayName("Theil-Sen agrees with Sen, JASA 63, 1968: slope 4, interval 26/7 to 35/8")
    void theilSenAgreesWithSen() {
        // Sen gives this interval 93 % by the normal approximation; counted exactly it covers 97 %, one rank less 93.1
        // %
        TheilSen line =
                TheilSen.of(new double[] {1, 2, 3, 4, 10, 12, 18}, new double[] {9, 15, 19, 20, 45, 55, 78}, 0.95);

        assertThat(line.slope()).isEqualTo(4);
        assertThat(line.intercept()).isEqualTo(6);
        assertThat(line.slopeInterval().low()).isCloseTo(26 / 7.0, within(1e-12));
        assertThat(line.slopeInterval().high()).isCloseTo(35 / 8.0, within(1e-12));
    }

    @Test
    @DisplayName("Theil-Sen has the slope and interval of the tuna data")
    void theilSenAgreesWithTheTunaData() {
        TheilSen line = TheilSen.of(Published.TUNA_X, Published.TUNA_Y, 0.95);

        assertThat(line.slope()).isCloseTo(0.1293478, within(1e-7));
        assertThat(line.slopeInterval().low()).isCloseTo(-0.0769231, within(1e-7));
        assertThat(line.slopeInterval().high()).isCloseTo(0.3068182, within(1e-7));
    }

    @Test
    void theilSenIgnoresPairsWithTheSameXAndOneWildValue() {
        TheilSen line = TheilSen.of(
                new double[] {1, 1, 2, 2, 3, 3, 4, 4, 5, 5}, new double[] {2, 2, 4, 4, 6, 6, 8, 800, 10, 10}, 0.95);

        assertThat(line.slope()).isEqualTo(2);
        assertThat(line.intercept()).isEqualTo(0);
    }

    @Test
    void twoPointsHaveASlopeButNoInterval() {
        TheilSen line = TheilSen.of(new double[] {1, 2}, new double[] {3, 5}, 0.95);

        assertThat(line.slope()).isEqualTo(2);
        assertThat(line.slopeInterval().halfWidth()).isInfinite();
    }

    @Test
    @DisplayName("Pettitt finds the fall of the Nile after 1898: Cobb, Biometrika 65, 1978")
    void pettittFindsTheFallOfTheNile() {
        Pettitt pettitt = Pettitt.of(Published.NILE);

        assertThat(1871 + pettitt.lastBefore()).isEqualTo(1898);
        assertThat(pettitt.p()).isLessThan(1e-6);
    }

    @Test
    void pettittCountsEveryPairAcrossTheShift() {
        // 3 values before and 4 after, all smaller: K = 12
        Pettitt pettitt = Pettitt.of(new double[] {9, 8, 7, 1, 2, 3, 4});

        assertThat(pettitt.k()).isEqualTo(12);
        assertThat(pettitt.lastBefore()).isEqualTo(2);
        assertThat(pettitt.p()).isCloseTo(2 * Math.exp(-6 * 144 / (343.0 + 49)), within(1e-12));
    }

    @Test
    void aConstantSeriesHasNoShiftAndNoRankCorrelation() {
        assertThat(Pettitt.of(new double[] {4, 4, 4, 4}).p()).isEqualTo(1);
        assertThatThrownBy(() -> Kendall.of(new double[] {1, 2, 3}, new double[] {4, 4, 4}))
                .hasMessage("y must vary, but every value is 4.0");
    }
}
