package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignedRankTest {

    @Test
    @DisplayName("agrees with Hollander and Wolfe 1973, p. 29 (R's wilcox.test): depression data")
    void agreesWithTheDepressionData() {
        SignedRank test = SignedRank.of(Published.DEPRESSION, 0.95);

        assertThat(test.v()).isEqualTo(40);
        // R documents the one-sided 0.01953125
        assertThat(test.p() / 2).isCloseTo(0.01953125, within(1e-12));
        assertThat(test.shift()).isCloseTo(0.46, within(1e-9));
        assertThat(test.interval().low()).isCloseTo(0.010, within(1e-9));
        assertThat(test.interval().high()).isCloseTo(0.786, within(1e-9));
    }

    @Test
    @DisplayName("agrees with R's wilcox.test, normal with ties: stats.stackexchange.com question 270889")
    void agreesWithTheTiedCase() {
        double[] values = {
            2.10, 2.35, 2.35, 3.10, 3.10, 3.15, 3.90, 3.90, 4.00, 4.80, 5.00, 5.00, 5.15, 5.35, 5.50, 6.00, 6.00, 6.25,
            6.45
        };

        SignedRank test = SignedRank.of(values, 0.99);

        assertThat(test.v()).isEqualTo(190);
        assertThat(test.exact()).isFalse();
        assertThat(test.p()).isCloseTo(0.0001419, within(5e-8));
        // R finds the jumps of the same step function by root search: 3.450018, 5.499933 and 4.400028
        assertThat(test.interval().low()).isCloseTo(3.45, within(1e-9));
        assertThat(test.interval().high()).isCloseTo(5.50, within(1e-9));
        assertThat(test.shift()).isCloseTo(4.40, within(1e-9));
    }

    @Test
    void fiveDifferencesHaveASmallestPValueOfOneSixteenthAndNoInterval() {
        SignedRank test = SignedRank.of(new double[] {1, 2, 3, 4, 5}, 0.95);

        assertThat(test.p()).isCloseTo(0.0625, within(1e-12));
        assertThat(test.interval().halfWidth()).isInfinite();
    }

    @Test
    void zerosAreLeftOutAsWilcoxonDid() {
        double[] without = {1.5, -0.5, 2.5, 3.5, 0.7, 4.5, 5.5};
        double[] with = {1.5, -0.5, 0, 2.5, 3.5, 0.7, 4.5, 0, 5.5};

        assertThat(SignedRank.of(with, 0.95).v())
                .isEqualTo(SignedRank.of(without, 0.95).v());
        assertThat(SignedRank.of(with, 0.95).exact()).isFalse();
    }

    @Test
    void differencesOfNothingAreRefused() {
        assertThatThrownBy(() -> SignedRank.of(new double[] {0, 0}, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("differences must not all be 0");
    }

    @Test
    void equalDifferencesHaveAPValueButNoInterval() {
        SignedRank test = SignedRank.of(new double[] {2, 2, 2, 2, 2, 2, 2}, 0.95);

        assertThat(test.p()).isLessThan(0.05);
        assertThat(test.interval().halfWidth()).isInfinite();
    }
}
